//! Argon2id with the parameters of ASVS 5.0 appendix C (m = 47104 KiB, t = 1, p = 1).

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::server::crypto::random;
use crate::server::fault::Fault;

fn hasher() -> Argon2<'static> {
    let params = Params::new(47_104, 1, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash_now(password: &str) -> Result<String, Fault> {
    let salt = SaltString::encode_b64(&random::<16>()?).map_err(Fault::internal)?;
    Ok(hasher().hash_password(password.as_bytes(), &salt).map_err(Fault::internal)?.to_string())
}

/// A hash nobody knows the password of: unknown users cost the same time as known ones.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("no account has this password").unwrap_or_default());

/// The PHC string to store for a password. Takes about 100 ms on its own thread.
pub async fn hash(gate: &Semaphore, password: String) -> Result<String, Fault> {
    let _turn = gate.acquire().await.map_err(Fault::internal)?;
    tokio::task::spawn_blocking(move || hash_now(&password)).await.map_err(Fault::internal)?
}

/// Whether `password` fits the stored hash; with no stored hash it takes the same time and says no.
pub async fn verify(gate: &Semaphore, stored: Option<String>, password: String) -> Result<bool, Fault> {
    let _turn = gate.acquire().await.map_err(Fault::internal)?;
    tokio::task::spawn_blocking(move || {
        let known = stored.is_some();
        let text = stored.unwrap_or_else(|| NOBODY.clone());
        let fits =
            PasswordHash::new(&text).is_ok_and(|parsed| hasher().verify_password(password.as_bytes(), &parsed).is_ok());
        known && fits
    })
    .await
    .map_err(Fault::internal)
}

/// Makes the hash for unknown users ready, so that the first wrong name takes no longer.
pub async fn warm_up() {
    let _ = tokio::task::spawn_blocking(|| NOBODY.len()).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let gate = Semaphore::new(1);
        let stored = hash(&gate, "كلمة سر طويلة جدا 🎈".to_owned()).await.expect("hashes");
        assert!(stored.starts_with("$argon2id$v=19$m=47104,t=1,p=1$"));
        assert!(verify(&gate, Some(stored.clone()), "كلمة سر طويلة جدا 🎈".to_owned()).await.expect("verifies"));
        assert!(!verify(&gate, Some(stored), "other".to_owned()).await.expect("verifies"));
        assert!(!verify(&gate, None, "no account has this password".to_owned()).await.expect("verifies"));
    }
}

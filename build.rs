//! A release embeds `target/site`; cargo must look at it again when it changed. Development reads it from disk.

#[expect(clippy::disallowed_macros, reason = "this is how a build script speaks to cargo")]
fn main() {
    if std::env::var("PROFILE").as_deref() == Ok("release") {
        println!("cargo:rerun-if-changed=target/site");
    } else {
        println!("cargo:rerun-if-changed=build.rs");
    }
}

//! The public page behind a receipt's address.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::view::receipt::ReceiptCheck;

/// Whether a receipt with this code exists and still holds; open to everybody, and says nothing else.
#[server(prefix = "/api", endpoint = "receipt/check")]
pub async fn check_receipt(code: String) -> Result<ReceiptCheck, AppError> {
    use crate::server::{call::open_to_all, use_cases::receipts};
    open_to_all(|house, today| async move { receipts::check(&house, today, &code).await }).await
}

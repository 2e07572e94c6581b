//! How an [`AppError`] travels: as JSON, codes and field names only.

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};

use crate::domain::error::{AppError, ErrorCode, FieldErrors};

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    /// The machinery's own errors: unreadable fields are the sender's, everything else is a fault without words.
    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        match value {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::Invalid(FieldErrors::one("form", ErrorCode::NotAChoice))
            }
            _ => Self::Internal("transport".to_owned()),
        }
    }
}

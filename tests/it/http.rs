//! HTTP in earnest: limits on real sockets, headers of every kind of answer, and what people see when the database is
//! gone.

mod headers;
mod outage;
mod sockets;

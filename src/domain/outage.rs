//! Why the house cannot be used for the moment. A cause outside of the program, which goes away by itself or by somebody
//! who looks after the machine; nothing that was acknowledged is lost by it.

use super::code::codes;

codes! {
    /// The causes people are told about.
    pub enum Outage {
        /// The disk holds no more.
        DiskFull = "disk_full",
        /// The database may only be read.
        ReadOnly = "read_only",
        /// Too much is going on at once.
        Busy = "busy",
        /// The database does not answer.
        Database = "database",
    }
}

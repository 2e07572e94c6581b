//! The only place that writes to the terminal.

/// One line for the person at the terminal.
#[expect(clippy::disallowed_macros, reason = "the terminal is this module's purpose")]
pub fn say(line: &str) {
    println!("{line}");
}

/// One line about what went wrong.
#[expect(clippy::disallowed_macros, reason = "the terminal is this module's purpose")]
pub fn say_error(line: &str) {
    eprintln!("{line}");
}

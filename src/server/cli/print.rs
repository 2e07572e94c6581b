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

/// Asks the person at the terminal and gives the line they typed.
#[expect(clippy::disallowed_macros, reason = "the terminal is this module's purpose")]
pub fn ask(question: &str) -> std::io::Result<String> {
    use std::io::Write;
    print!("{question}");
    std::io::stdout().flush()?;
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    Ok(line.trim().to_owned())
}

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

/// How far a long work is: a bar that is drawn over itself on a terminal, a line of its own elsewhere.
#[expect(clippy::disallowed_macros, reason = "the terminal is this module's purpose")]
pub fn bar(done: usize, of: usize, what: &str) {
    use std::io::{IsTerminal, Write};
    const WIDTH: usize = 30;
    let share = done.min(of) * 100 / of.max(1);
    let text = format!("{share:>3} %  {done} of {of} {what}");
    if !std::io::stdout().is_terminal() {
        println!("  {text}");
        return;
    }
    let filled = share * WIDTH / 100;
    print!("\r  [{}{}] {text} ", "#".repeat(filled), " ".repeat(WIDTH - filled));
    if done >= of {
        println!();
    }
    // A terminal that takes nothing any more is no reason to stop.
    let _ = std::io::stdout().flush();
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

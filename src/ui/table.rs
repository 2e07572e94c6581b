//! Tables: a caption, sort links in the head, and cards on small screens from the same markup.

use leptos::prelude::*;

use super::address::address;
use super::language::use_messages;

/// How a column is sorted right now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// A link in the head that sorts by its column.
pub struct Sort {
    /// Where the link leads: the same list sorted by this column, or turned round.
    pub href: String,
    /// How the list is sorted by this column now, if it is.
    pub now: Option<Direction>,
}

impl Sort {
    /// The link for `key` in a list at `path` whose query holds `query` and is sorted by `current` (`key` or `-key`).
    pub fn link(path: &str, query: &[(&str, &str)], key: &str, current: &str) -> Self {
        let now = match current.strip_prefix('-') {
            Some(name) if name == key => Some(Direction::Descending),
            None if current == key => Some(Direction::Ascending),
            _ => None,
        };
        let next = if now == Some(Direction::Ascending) { format!("-{key}") } else { key.to_owned() };
        let kept = query.iter().copied().filter(|(name, _)| !matches!(*name, "sort" | "after" | "before"));
        let pairs = kept.chain([("sort", next.as_str())]).collect::<Vec<_>>();
        Self { href: address(path, &pairs), now }
    }
}

/// One column.
pub struct Column {
    /// Its heading, also the label beside the value on small screens.
    pub label: String,
    /// The sort link, if the list can be sorted by it.
    pub sort: Option<Sort>,
    /// Numbers stand at the end of the cell.
    pub number: bool,
}

impl Column {
    /// A column of text.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), sort: None, number: false }
    }

    /// The same with a sort link.
    #[must_use]
    pub fn sorted(self, sort: Sort) -> Self {
        Self { sort: Some(sort), ..self }
    }

    /// The same for numbers.
    #[must_use]
    pub fn number(self) -> Self {
        Self { number: true, ..self }
    }
}

/// A table whose first cell in each row names the row. Rows have one cell per column.
#[component]
pub fn Table(
    /// What is shown and how it is sorted.
    #[prop(into)]
    caption: String,
    /// The columns.
    columns: Vec<Column>,
    /// The rows.
    rows: Vec<Vec<AnyView>>,
    /// Small print, for tables beside charts.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let labels = columns.iter().map(|column| (column.label.clone(), column.number)).collect::<Vec<_>>();
    let head = columns.into_iter().map(|column| view! { <HeadCell column /> }).collect_view();
    let rows = rows.into_iter().map(|row| body_row(row, &labels)).collect_view();
    let class = if small { "kern-table kern-table--small cards" } else { "kern-table cards" };
    view! {
        <table class=class>
            <caption>{caption}</caption>
            <thead class="kern-table__head"><tr class="kern-table__row">{head}</tr></thead>
            <tbody class="kern-table__body">{rows}</tbody>
        </table>
    }
}

fn body_row(cells: Vec<AnyView>, labels: &[(String, bool)]) -> AnyView {
    let cells = cells.into_iter().zip(labels).enumerate().map(|(index, (cell, (label, number)))| {
        let label = label.clone();
        if index == 0 {
            view! { <th scope="row" class="kern-table__header" data-label=label>{cell}</th> }.into_any()
        } else {
            let class = if *number { "kern-table__cell number" } else { "kern-table__cell" };
            view! { <td class=class data-label=label>{cell}</td> }.into_any()
        }
    });
    view! { <tr class="kern-table__row">{cells.collect_view()}</tr> }.into_any()
}

#[component]
fn HeadCell(column: Column) -> impl IntoView {
    let words = &use_messages().list;
    let class = if column.number { "kern-table__header number" } else { "kern-table__header" };
    let (sorted, content) = match column.sort {
        None => (None, column.label.into_any()),
        Some(sort) => {
            let (state, hidden) = match sort.now {
                None => ("none", words.sort_by),
                Some(Direction::Ascending) => ("ascending", words.sorted_ascending),
                Some(Direction::Descending) => ("descending", words.sorted_descending),
            };
            let link = view! {
                <a class="sort" href=sort.href>{column.label}<span class="kern-sr-only">{format!(", {hidden}")}</span></a>
            };
            (Some(state), link.into_any())
        }
    };
    view! { <th scope="col" class=class aria-sort=sorted>{content}</th> }
}

#[cfg(test)]
mod tests {
    use super::{Direction, Sort};

    #[test]
    fn a_second_press_turns_the_order_round_and_starts_at_the_first_page() {
        let query = [("status", "active"), ("sort", "last"), ("after", "x")];
        let sort = Sort::link("/cases", &query, "last", "last");
        assert_eq!((sort.href.as_str(), sort.now), ("/cases?status=active&sort=-last", Some(Direction::Ascending)));
        let sort = Sort::link("/cases", &query, "last", "-last");
        assert_eq!((sort.href.as_str(), sort.now), ("/cases?status=active&sort=last", Some(Direction::Descending)));
        assert_eq!(Sort::link("/cases", &query, "code", "-last").now, None);
    }
}

//! Frozen quarterly snapshots: cube cells only, no person (docs/disclosure.md 3.2).

use super::column::{big_number, bytes, date, index, instant, key, refers, table, text, unique};
use super::{Step, no_guards};

pub(super) fn step() -> Step {
    let mut cell = unique(
        "figures_cell",
        ["snapshot_id", "indicator", "period_kind", "area_level", "area_code", "dimension", "category", "part"],
    );
    cell.name("figures_cell_unique"); // the joined name would pass PostgreSQL's 63 bytes
    Step {
        name: "2026_11_10_figures",
        tables: vec![
            table(
                "figures_snapshot",
                [key(), text("period"), date("cut_off"), instant("made_at"), text("key_fingerprint"), bytes("hash")],
            ),
            // `key_sum` is a u64 stored bit for bit; in a total, `dimension` is `none` and `category` is `all`.
            table(
                "figures_cell",
                [
                    key(),
                    refers("snapshot_id", "figures_snapshot"),
                    text("period_kind"),
                    text("indicator"),
                    text("part"),
                    text("area_level"),
                    text("area_code"),
                    text("dimension"),
                    text("category"),
                    big_number("n"),
                    big_number("key_sum"),
                    big_number("magnitude").optional(),
                ],
            ),
        ],
        indexes: vec![unique("figures_snapshot", ["period"]), index("figures_snapshot", ["cut_off"]), cell],
        guards: no_guards,
    }
}

//! The coordinator's figures: reads of published values only.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::view::figures::{Dashboard, FigureDetails, Figures, FiguresQuery};

/// All indicators for a quarter and an area.
#[server(prefix = "/api", endpoint = "figures/dashboard")]
pub async fn show_figures(#[server(default)] query: FiguresQuery) -> Result<Figures<Dashboard>, AppError> {
    use crate::domain::access::Permission;
    use crate::server::use_cases::figures;
    crate::server::call::call(
        Permission::SeeFigures,
        |call| async move { figures::dashboard(&call, query.check()?).await },
    )
    .await
}

/// One indicator with its splits.
#[server(prefix = "/api", endpoint = "figures/figure")]
pub async fn show_figure(
    indicator: String,
    #[server(default)] query: FiguresQuery,
) -> Result<Figures<FigureDetails>, AppError> {
    use crate::domain::access::Permission;
    use crate::domain::view::figures::indicator_of;
    use crate::server::use_cases::figures;
    crate::server::call::call(Permission::SeeFigures, |call| async move {
        figures::figure(&call, indicator_of(&indicator)?, query.check()?).await
    })
    .await
}

//! What an operator sees of the running server: counts and times by kind of page. Route patterns only: no address, no
//! id, no name, nobody.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::server::house::House;

/// Upper ends of the classes of the histogram, in milliseconds.
const CLASSES: [u64; 10] = [1, 2, 5, 10, 20, 50, 100, 250, 1_000, 5_000];

/// The counts since the start.
#[derive(Debug, Default)]
pub struct Meters {
    answers: Mutex<BTreeMap<(String, u16), u64>>,
    classes: [AtomicU64; CLASSES.len() + 1],
    microseconds: AtomicU64,
    running: AtomicI64,
}

impl Meters {
    fn answered(&self, route: &str, status: u16, microseconds: u64) {
        if let Ok(mut answers) = self.answers.lock() {
            let class = status / 100 * 100;
            match answers.get_mut(&(route.to_owned(), class)) {
                Some(count) => *count += 1,
                None => {
                    answers.insert((route.to_owned(), class), 1);
                }
            }
        }
        let class = CLASSES.iter().position(|end| microseconds <= end * 1_000).unwrap_or(CLASSES.len());
        self.classes[class].fetch_add(1, Ordering::Relaxed);
        self.microseconds.fetch_add(microseconds, Ordering::Relaxed);
    }

    /// As OpenMetrics text, without the closing line.
    pub fn text(&self) -> String {
        let mut text = String::from("# TYPE leitplanke_requests counter\n");
        for ((route, class), count) in self.answers.lock().map(|answers| answers.clone()).unwrap_or_default() {
            let _ = writeln!(text, "leitplanke_requests_total{{route=\"{route}\",status=\"{class}\"}} {count}");
        }
        text.push_str("# TYPE leitplanke_request_seconds histogram\n");
        let mut below = 0;
        for (end, count) in CLASSES.iter().zip(&self.classes) {
            below += count.load(Ordering::Relaxed);
            let seconds = *end as f64 / 1_000.0;
            let _ = writeln!(text, "leitplanke_request_seconds_bucket{{le=\"{seconds}\"}} {below}");
        }
        let all = below + self.classes[CLASSES.len()].load(Ordering::Relaxed);
        let sum = self.microseconds.load(Ordering::Relaxed) as f64 / 1_000_000.0;
        let _ = writeln!(text, "leitplanke_request_seconds_bucket{{le=\"+Inf\"}} {all}");
        let _ = writeln!(text, "leitplanke_request_seconds_sum {sum}\nleitplanke_request_seconds_count {all}");
        let running = self.running.load(Ordering::Relaxed);
        let _ = writeln!(text, "# TYPE leitplanke_requests_running gauge\nleitplanke_requests_running {running}");
        text
    }
}

/// Counts a request as running until it is dropped, also when its client leaves.
struct Running<'meters>(&'meters Meters);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Middleware: counts the answer under its route pattern.
pub async fn count(State(house): State<House>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    house.meters.running.fetch_add(1, Ordering::Relaxed);
    let running = Running(&house.meters);
    let response = next.run(request).await;
    drop(running);
    let microseconds = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    house.meters.answered(&route, response.status().as_u16(), microseconds);
    response
}

#[cfg(test)]
mod tests {
    use super::Meters;

    #[test]
    fn answers_are_counted_by_route_and_class() {
        let meters = Meters::default();
        meters.answered("/cases/{code}", 200, 900);
        meters.answered("/cases/{code}", 204, 30_000);
        meters.answered("/cases/{code}", 404, 6_000_000);
        let text = meters.text();
        assert!(text.contains("leitplanke_requests_total{route=\"/cases/{code}\",status=\"200\"} 2"), "{text}");
        assert!(text.contains("status=\"400\"} 1"));
        assert!(text.contains("leitplanke_request_seconds_bucket{le=\"0.001\"} 1"));
        assert!(text.contains("leitplanke_request_seconds_bucket{le=\"0.05\"} 2"));
        assert!(text.contains("leitplanke_request_seconds_bucket{le=\"+Inf\"} 3"));
    }
}

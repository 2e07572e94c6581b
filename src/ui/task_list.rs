//! The task list: a larger entry in parts that can be done in any order.

use leptos::prelude::*;

use super::badge::Badge;
use super::language::use_messages;
use super::notice::Kind;
use crate::domain::view::task::TaskProgress;

/// How far a task is. "Not looked at" and "could not be finished" are different on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// Nobody has opened it.
    NotStarted,
    /// Begun.
    InProgress,
    /// Was looked at and could not be finished.
    Incomplete,
    /// Finished.
    Done,
    /// Another task comes first.
    Blocked,
}

impl From<TaskProgress> for TaskState {
    fn from(progress: TaskProgress) -> Self {
        match progress {
            TaskProgress::NotStarted => Self::NotStarted,
            TaskProgress::InProgress => Self::InProgress,
            TaskProgress::Incomplete => Self::Incomplete,
            TaskProgress::Done => Self::Done,
            TaskProgress::Blocked => Self::Blocked,
        }
    }
}

/// One task.
pub struct Task {
    /// What is to be done.
    pub title: String,
    /// Where; a task without an address cannot be opened yet.
    pub href: Option<String>,
    /// How far it is.
    pub state: TaskState,
}

/// The tasks under each other, numbered.
#[component]
pub fn TaskList(
    /// The tasks in the usual order.
    tasks: Vec<Task>,
) -> impl IntoView {
    let tasks = tasks.into_iter().zip(1..).map(|(task, number)| view! { <TaskItem task number /> });
    view! { <ol class="kern-task-list__list">{tasks.collect_view()}</ol> }
}

#[component]
fn TaskItem(task: Task, number: u32) -> impl IntoView {
    let words = &use_messages().form;
    let (kind, text) = match task.state {
        TaskState::NotStarted => (None, words.task_not_started),
        TaskState::InProgress => (Some(Kind::Info), words.task_in_progress),
        TaskState::Incomplete => (Some(Kind::Warning), words.task_incomplete),
        TaskState::Done => (Some(Kind::Success), words.task_done),
        TaskState::Blocked => (None, words.task_blocked),
    };
    let id = format!("task-{number}");
    let content = view! { <span class="kern-number" aria-hidden="true">{number}</span><span>{task.title}</span> };
    let title = match task.href {
        Some(href) => view! {
            <a class="kern-link kern-link--stretched kern-task-list__content-wrapper" href=href aria-describedby=id.clone()>{content}</a>
        }
        .into_any(),
        None => view! { <div class="kern-task-list__content-wrapper">{content}</div> }.into_any(),
    };
    view! {
        <li class="kern-task-list__item">
            <div class="kern-task-list__title">{title}</div>
            <div class="kern-task-list__status" id=id><Badge kind=kind text=text /></div>
        </li>
    }
}

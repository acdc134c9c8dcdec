//! A panic in a reader of foreign bytes is caught here and becomes an ordinary failure.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether this thread is reading foreign bytes, so that a panic is expected and not to be printed.
    static READING: Cell<bool> = const { Cell::new(false) };
}

static HOOK: Once = Once::new();

/// What `read` gives, or `None` where it panicked. Nothing is printed about that panic; panics elsewhere are reported as before.
pub(crate) fn quietly<T>(read: impl FnOnce() -> T) -> Option<T> {
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !READING.get() {
                before(info);
            }
        }));
    });
    let outer = READING.replace(true);
    // What a panic may have left half done is owned by `read` and dropped with it.
    let result = panic::catch_unwind(AssertUnwindSafe(read));
    READING.set(outer);
    result.ok()
}

#[cfg(test)]
mod tests {
    use super::quietly;

    #[test]
    fn a_panic_is_no_answer() {
        assert_eq!(quietly(|| 1), Some(1));
        assert_eq!(quietly(|| panic!("caught")), None::<i32>);
    }
}

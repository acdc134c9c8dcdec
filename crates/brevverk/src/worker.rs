//! Foreign bytes are read in processes of their own, so that no file can take down more than one of them.
//!
//! The program starts itself as `brevverk worker` ([`serve()`]) and speaks with it in frames over its standard streams. A [`Pool`] keeps
//! as many workers as files are read at a time, gives each of them file after file, and puts another in the place of one that dies.

mod alarm;
mod answer;
mod death;
mod frame;
mod limits;
mod pool;
mod process;
mod request;
mod serve;
mod step;
#[cfg(debug_assertions)]
mod trial;

pub(crate) use answer::Read;
pub(crate) use pool::{Cost, Pool};
pub(crate) use request::{Form, Want};
pub(crate) use serve::serve;

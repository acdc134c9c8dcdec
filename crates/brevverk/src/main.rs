//! brevverk
fn main() {}

//! How well letters are read: what was read, held against what a person wrote down.

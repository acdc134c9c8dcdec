//! Words that a search denies: `-skole`.
//!
//! To a command line they look like options. They are marked before the command line is read, and unmarked as words.

use std::ffi::OsString;

use clap::{ArgAction, Command};

/// Stands in front of a denied word. No argument of a process can hold it.
const MARK: char = '\0';

/// Options of one letter, which are no words.
const SHORT: [&str; 3] = ["-q", "-h", "-V"];

/// The arguments with the denied words of a search marked.
pub(super) fn marked(program: &Command, arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let search = program.find_subcommand("search");
    let options = || program.get_arguments().chain(search.into_iter().flat_map(Command::get_arguments));
    let takes_value = |argument: &str| {
        let name = argument.strip_prefix("--").filter(|name| !name.is_empty());
        let is_it =
            |option: &clap::Arg| option.get_long() == name && matches!(option.get_action(), ArgAction::Set | ArgAction::Append);
        name.is_some() && options().any(is_it)
    };
    let (mut is_value, mut is_search, mut is_other) = (true, false, false);
    let mut mark = |argument: OsString| {
        let Some(text) = argument.to_str().filter(|_| !is_other && !is_value) else {
            is_value = false;
            return argument;
        };
        is_value = takes_value(text);
        let is_option = text.starts_with('-');
        is_other |= text == "--" || (!is_search && !is_option && text != "search");
        let is_denied = is_search && is_option && !text.starts_with("--") && text.len() > 1 && !SHORT.contains(&text);
        is_search |= text == "search";
        if is_denied { format!("{MARK}{}", &text[1..]).into() } else { argument }
    };
    // The first argument is the program's own name, as little to be read as the value of an option.
    arguments.into_iter().map(&mut mark).collect()
}

/// The word as it was written.
pub(super) fn unmarked(word: &str) -> String {
    word.strip_prefix(MARK).map_or_else(|| word.to_owned(), |rest| format!("-{rest}"))
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::super::{Args, Command, SearchArgs};
    use super::*;

    fn search(line: &str) -> Option<Box<SearchArgs>> {
        let arguments = line.split(' ').map(OsString::from);
        match Args::try_parse_from(marked(&Args::command(), arguments)).ok()?.command {
            Command::Search(args) => Some(args),
            _ => None,
        }
    }

    #[test]
    fn a_denied_word_is_a_word_wherever_it_stands() {
        for line in [
            "brevverk search plan -skole --limit 3",
            "brevverk --lang nn search --limit 3 plan -skole",
            "brevverk search -q --limit=3 plan -skole",
            "brevverk search --limit 3 -- plan -skole",
        ] {
            let args = search(line).unwrap();
            assert_eq!((args.words, args.limit), (vec!["plan".to_owned(), "-skole".to_owned()], 3), "{line}");
        }
        assert_eq!(search("brevverk search -hest --all -q").unwrap().words, ["-hest"]);
    }

    #[test]
    fn what_looks_like_an_option_anywhere_else_is_one() {
        for line in ["brevverk search plan --limt 3", "brevverk search plan --case -5", "brevverk extract search -skole"] {
            assert!(search(line).is_none(), "{line}");
        }
    }
}

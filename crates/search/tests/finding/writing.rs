use search::{Error, Index, Kind};

use crate::library::{Library, measure};

#[test]
fn a_letter_put_again_has_its_new_items_only() {
    let library = Library::filled();
    let mut writer = library.index.writer().unwrap();
    writer.put_letter("urn:l:1", &[measure("urn:l:1", "m-ny", "Bibliotekene skal stenges")]).unwrap();
    assert_eq!(library.measures("bibliotek"), ["m-bibliotek"], "nothing is seen before the commit");
    writer.commit().unwrap();
    assert_eq!(library.measures("bibliotek"), ["m-ny"]);
    assert!(library.index.get("urn:l:1#m-bibliotek").unwrap().is_none());
    assert_eq!(library.index.count().unwrap(), 2);
}

#[test]
fn a_letter_put_twice_before_a_commit_has_its_last_items() {
    let library = Library::empty();
    let mut writer = library.index.writer().unwrap();
    writer.put_letter("urn:l:1", &[measure("urn:l:1", "m-1", "Første plan")]).unwrap();
    writer.put_letter("urn:l:1", &[measure("urn:l:1", "m-2", "Andre plan")]).unwrap();
    writer.finish().unwrap();
    assert_eq!(library.measures("plan"), ["m-2"]);
}

#[test]
fn a_removed_letter_is_gone() {
    let library = Library::filled();
    assert_eq!(library.index.letter_ids().unwrap(), ["urn:l:1", "urn:l:2"]);
    let mut writer = library.index.writer().unwrap();
    writer.remove_letter("urn:l:1");
    writer.remove_letter("urn:l:never");
    writer.commit().unwrap();
    assert_eq!(library.index.letter_ids().unwrap(), ["urn:l:2"]);
    assert!(library.index.items_of("urn:l:1").unwrap().is_empty());
    assert!(library.measures("bibliotek").is_empty());
}

#[test]
fn a_note_is_true_of_its_commit_and_outlives_the_putting_together_of_parts() {
    let library = Library::filled();
    assert_eq!(library.index.note().unwrap(), None);
    let mut writer = library.index.writer().unwrap();
    for round in 0..12 {
        writer.put_letter("urn:l:1", &[measure("urn:l:1", &format!("m-{round}"), "Plan")]).unwrap();
        assert_eq!(library.index.note().unwrap(), (round > 0).then(|| format!("etter {}", round - 1)));
        writer.commit_with(&format!("etter {round}")).unwrap();
    }
    writer.wait().unwrap();
    assert_eq!(library.index.note().unwrap().as_deref(), Some("etter 11"));
}

#[test]
fn an_item_comes_back_as_it_was_put() {
    let library = Library::filled();
    let hit = library.index.get("urn:l:1#m-bibliotek").unwrap().unwrap();
    assert_eq!(hit.item.deadline_printed.as_deref(), Some("innen 1. juni 2025"));
    assert_eq!(hit.item.page, Some(3));
    assert_eq!(hit.item.kind, Kind::Measure);
    let items = library.index.items_of("urn:l:1").unwrap();
    assert_eq!(items.len(), 6);
    assert_eq!(items[0].id, "urn:l:1");
    assert!(items.contains(&hit.item));
    assert!(library.index.get("urn:l:1#m").unwrap().is_none(), "an id is an id as a whole");
}

#[test]
fn items_of_another_letter_and_ids_used_twice_are_refused() {
    let library = Library::empty();
    let mut writer = library.index.writer().unwrap();
    let foreign = writer.put_letter("urn:l:1", &[measure("urn:l:2", "m", "Plan")]).unwrap_err();
    assert_eq!(foreign.to_string(), "expected items of the letter urn:l:1, found urn:l:2#m, which belongs to urn:l:2");
    let same = [measure("urn:l:1", "m", "En"), measure("urn:l:1", "m", "To")];
    assert!(matches!(writer.put_letter("urn:l:1", &same), Err(Error::SameId { .. })));
}

#[test]
fn a_second_writer_is_told_to_wait() {
    let library = Library::empty();
    let _first = library.index.writer().unwrap();
    assert!(matches!(library.index.writer(), Err(Error::Busy { .. })));
}

#[test]
fn a_folder_without_an_index_is_said_to_have_none() {
    let folder = tempfile::tempdir().unwrap();
    let error = |path: &std::path::Path| Index::open(path).err().unwrap().to_string();
    assert!(error(folder.path()).ends_with("found none: `brevverk ingest` makes one"), "{}", error(folder.path()));
    assert!(error(&folder.path().join("not/there")).contains("found none"));
}

#[test]
fn an_index_stays_when_it_is_opened_again() {
    let Library { index, folder } = Library::filled();
    drop(index);
    assert_eq!(Index::open(folder.path()).unwrap().count().unwrap(), 7);
    assert_eq!(Index::open_or_create(folder.path()).unwrap().count().unwrap(), 7);
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the test plays an older program")]
fn an_index_of_another_version_is_refused_with_what_to_do() {
    let Library { index, folder } = Library::filled();
    drop(index);
    std::fs::write(folder.path().join("version"), "0\n").unwrap();
    for opened in [Index::open(folder.path()), Index::open_or_create(folder.path())] {
        let error = opened.err().unwrap().to_string();
        assert!(
            error.contains(&format!("version {}", search::version()))
                && error.contains("found 0")
                && error.contains("brevverk check --repair"),
            "{error}"
        );
    }
    std::fs::remove_file(folder.path().join("version")).unwrap();
    assert!(matches!(Index::open(folder.path()), Err(Error::OtherVersion { .. })));
}

#[test]
fn the_version_outlives_the_cleaning_up_of_old_files() {
    let library = Library::empty();
    let mut writer = library.index.writer().unwrap();
    for round in 0..12 {
        writer.put_letter("urn:l:1", &[measure("urn:l:1", &format!("m-{round}"), "Plan")]).unwrap();
        writer.commit().unwrap();
    }
    writer.finish().unwrap();
    assert_eq!(Index::open(library.folder.path()).unwrap().count().unwrap(), 1);
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the test looks at the files")]
fn what_is_dead_never_outgrows_what_lives() {
    let size = |library: &Library| -> u64 {
        let files = std::fs::read_dir(library.folder.path()).unwrap();
        files.map(|file| file.unwrap().metadata().unwrap().len()).sum()
    };
    let text = "Kommunen skal legge fram en plan for skolene, barnehagene og sykehjemmene i hver bydel. ".repeat(20);
    let write = |library: &Library, rounds: usize| {
        let mut writer = library.index.writer().unwrap();
        for round in 0..rounds {
            for letter in 0..200 {
                let id = format!("urn:l:{letter}");
                writer.put_letter(&id, &[measure(&id, "m", &format!("{text} {letter} {round}"))]).unwrap();
            }
            writer.commit().unwrap();
        }
        writer.finish().unwrap();
    };
    let (once, often) = (Library::empty(), Library::empty());
    write(&once, 1);
    write(&often, 10);
    assert_eq!(often.index.count().unwrap(), 200);
    assert!(size(&often) <= 2 * size(&once), "{} bytes after ten rounds, {} after one", size(&often), size(&once));
}

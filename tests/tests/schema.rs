//! What the program writes validates against the schema it publishes.

use tests::letters::{corpus, linked, read};
use tests::root;

#[test]
fn every_letter_validates_against_the_published_schema() {
    let validator = jsonschema::validator_for(&linked::schema()).unwrap();
    for file in corpus(&root()) {
        let document = linked(read(&file), "letter");
        let errors: Vec<String> =
            validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}:\n{}", file.display(), errors.join("\n"));
    }
}

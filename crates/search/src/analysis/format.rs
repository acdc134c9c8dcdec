//! How the lexicon lies in its file. The program reads it, `examples/lexicon.rs` writes it.
//!
//! Header, rules, lists, automaton. The automaton leads a form to the number of a list; a list holds the numbers of rules; a rule
//! makes a lemma of the form: so many bytes off its end, these letters on. Most forms share a few thousand rules.

/// What the file begins with. It changes with the layout.
pub(crate) const MAGIC: &[u8; 8] = b"brevlex1";

/// The bytes before the rules: the magic, a hash of the content, and the lengths of rules, lists and automaton.
pub(crate) const HEADER: usize = 8 + 8 + 3 * 4;

/// What a form is to its lemma. The bits of a rule.
pub(crate) mod bit {
    /// A noun.
    pub(crate) const NOUN: u8 = 1;
    /// A verb.
    pub(crate) const VERB: u8 = 2;
    /// An adjective.
    pub(crate) const ADJECTIVE: u8 = 4;
    /// Any other word.
    #[allow(dead_code, reason = "the tool writes it; the program tells such a word by the bits it lacks")]
    pub(crate) const OTHER: u8 = 8;
    /// The lemma says the same as the form's own: bokmål for a nynorsk word, the verb for its noun. It is always meant as well.
    pub(crate) const SAME: u8 = 16;
    /// A word of grammar, which says nothing where a search has other words.
    pub(crate) const WEAK: u8 = 32;
    /// The form is the lemma's own: the one that a dictionary lists.
    pub(crate) const BASE: u8 = 64;
    /// The lemma is meant by whoever searches for the form, but the form in a text does not stand for it.
    pub(crate) const ASKED: u8 = 128;
}

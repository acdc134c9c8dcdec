//! Whether the words of a page can be words at all.
//!
//! Some files paint letters and say wrongly which they are: codes shifted by a number, a font's own numbering taken for letters, letters
//! without a name. Their text layer looks like text and says nothing. What people write follows habits that such text does not: which
//! letters stand beside one another, and that none of the frequent ones is absent.

use std::collections::BTreeSet;

/// The letters whose habits are known.
const LETTERS: [char; 29] = [
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y',
    'z', 'æ', 'ø', 'å',
];

/// How rare it is, in bits, that a letter (the row) is followed by another (the column), as counted in the letters of `corpus/`.
const RARITY: [&[u8; 29]; 29] = [
    b"97959849794343959353639999999", // a
    b"47992999579499499389499929957", // b
    b"66662663664666466666666666666", // c
    b"38971986497566599345679989988", // d
    b"87949656495452979243959899999", // e
    b"48994699558689299394599959836", // f
    b"38962938449685589435689999995", // g
    b"19992999649999399799549999949", // h
    b"59945549894252679445959999999", // i
    b"59991599999999299999499999938", // j
    b"39993899644596299443559979999", // k
    b"36942759376369689744659979767", // l
    b"45972687499636569757399989953", // m
    b"47942727496793599744779969987", // n
    b"97968839995423949246959999999", // o
    b"59953689599397329366669999963", // p
    b"55555555555555555555555555555", // q
    b"36952757395665589744469979975", // r
    b"36973777553567459752659969968", // s
    b"36982989378677489453669959958", // t
    b"58956859994452979442959999999", // u
    b"29941879298895699776679999774", // v
    b"66664664666666666666661666666", // w
    b"07777777777777777777777777777", // x
    b"88944928994474999234879999999", // y
    b"55555555555555555555555555555", // z
    b"88888888888888888086888888888", // æ
    b"99998669993465949163859949999", // ø
    b"88936849899295969255979999999", // å
];

/// How many of a thousand letters are this one, for those that are frequent enough to be missed. Counted in the
/// same letters, each word of a page once.
const OF_A_THOUSAND: [(char, u32); 20] = [
    ('e', 151),
    ('r', 90),
    ('t', 80),
    ('n', 80),
    ('a', 68),
    ('s', 63),
    ('l', 59),
    ('i', 54),
    ('o', 44),
    ('k', 40),
    ('g', 40),
    ('d', 37),
    ('m', 36),
    ('v', 26),
    ('u', 21),
    ('p', 20),
    ('f', 19),
    ('b', 16),
    ('ø', 12),
    ('å', 12),
];

/// The same of the letters that other alphabets do not have.
const LAST_OF_ALPHABET: [(char, u32); 3] = [('æ', 1), ('ø', 12), ('å', 12)];

/// The mean rarity of pairs in Norwegian, page by page, is 3.1 to 3.6; in English 4.5 to 4.8; where letters are exchanged, from 6.1 on.
const GARBLED: f32 = 5.6;
const NORWEGIAN: f32 = 3.8;

/// A letter that is to be expected so many times is never absent by chance.
const MISSED: u32 = 14;

/// Letters as frequent as this among a thousand are so in all the languages that letters of municipalities are written in.
const EVERYWHERE: u32 = 54;

/// With fewer letters than this nothing can be said.
const ENOUGH: u32 = 200;

/// Shorter words are abbreviations as often as not, and those have no habits.
const SHORTEST_WORD: usize = 4;

/// At least this share of the letters of longer words are vowels; about 0.38 are.
const FEWEST_VOWELS: f32 = 0.2;

/// What was counted on a page.
#[derive(Default)]
struct Counts {
    /// Each of the small letters, in different words of any length: a small `e` may be lost and the capital not, and a page may say the
    /// same over and over.
    each: [u32; 29],
    /// All of these, those of other alphabets too.
    small: u32,
    /// All letters.
    letters: u32,
    /// Those that stand alone.
    alone: u32,
    /// Characters that stand for what no reader could tell.
    unknown: u32,
    /// In longer words: letters, vowels, pairs, and the sum of their rarity.
    in_words: u32,
    vowels: u32,
    pairs: u32,
    rarity: u32,
}

/// Whether the words of a page are none: signs without a name, letters that were exchanged for others or lost. Tables of numbers, lists
/// of names and other languages are readable, and of a few words nothing is said.
pub(crate) fn is_unreadable(words: &str) -> bool {
    let counts = Counts::of(words);
    let share = |part: u32, whole: u32| part as f32 / whole.max(1) as f32;
    let is_unknown = counts.unknown >= 20 && counts.unknown * 3 > counts.letters;
    let is_torn = counts.letters >= ENOUGH && share(counts.alone, counts.letters) > 0.6;
    let rarity = share(counts.rarity, counts.pairs);
    let is_garbled = counts.pairs >= ENOUGH && rarity > GARBLED;
    let is_without_vowels = counts.in_words >= ENOUGH && share(counts.vowels, counts.in_words) < FEWEST_VOWELS;
    let is_norwegian = counts.pairs >= ENOUGH && rarity < NORWEGIAN;
    is_unknown || is_torn || is_garbled || is_without_vowels || counts.lacks_a_letter(is_norwegian)
}

/// Where a letter, large or small, stands among those that are known.
fn at_in_alphabet(letter: char) -> Option<usize> {
    let small = letter.to_lowercase().next()?;
    LETTERS.iter().position(|one| *one == small)
}

impl Counts {
    fn of(words: &str) -> Self {
        let unknown = words.chars().filter(|c| matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}')).count() as u32;
        let mut counts = Self { unknown, ..Self::default() };
        let mut met = BTreeSet::new();
        for word in words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            let letters: Vec<Option<usize>> = word.chars().map(at_in_alphabet).collect();
            counts.word(&letters);
            if met.insert(word) {
                for (_, letter) in word.chars().zip(letters).filter(|(c, _)| c.is_lowercase()) {
                    counts.small += 1;
                    letter.into_iter().for_each(|at| counts.each[at] += 1);
                }
            }
        }
        counts
    }

    fn word(&mut self, word: &[Option<usize>]) {
        self.letters += word.len() as u32;
        self.alone += u32::from(word.len() == 1);
        if word.len() < SHORTEST_WORD {
            return;
        }
        self.in_words += word.len() as u32;
        // Letters of other alphabets may well be vowels.
        let is_vowel = |letter: &Option<usize>| letter.is_none_or(|at| "aeiouyæøå".contains(LETTERS[at]));
        self.vowels += word.iter().filter(|letter| is_vowel(letter)).count() as u32;
        for pair in word.windows(2) {
            if let [Some(first), Some(second)] = pair {
                self.pairs += 1;
                self.rarity += u32::from(RARITY[*first][*second] - b'0');
            }
        }
    }

    /// Whether a letter is absent that is frequent everywhere; in Norwegian, any frequent one, or all three of the last of the alphabet.
    fn lacks_a_letter(&self, is_norwegian: bool) -> bool {
        let lacks = |letters: &[(char, u32)]| {
            let share: u32 = letters.iter().map(|(_, share)| share).sum();
            let is_absent = |letter: char| at_in_alphabet(letter).is_some_and(|at| self.each[at] == 0);
            share * self.small >= MISSED * 1000 && letters.iter().all(|(letter, _)| is_absent(*letter))
        };
        let may_be_missed = |share: u32| is_norwegian || share >= EVERYWHERE;
        OF_A_THOUSAND.iter().any(|(letter, share)| may_be_missed(*share) && lacks(&[(*letter, *share)]))
            || (is_norwegian && lacks(&LAST_OF_ALPHABET))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NORWEGIAN_PAGE: &str = "Kommunedirektøren skal innen 1. juni legge fram en plan for hvordan skolene i Sund skal få flere \
        voksne i klasserommet. Planen skal vise hva tiltaket koster, hvem som har ansvaret, og hvordan elevene får si sin mening. \
        Bydelene melder tilbake om behovet for lærere og assistenter, og om bygg som må settes i stand før høsten. Etaten bør gå \
        gjennom avtalene med private leverandører og vurdere om noe av arbeidet kan gjøres rimeligere av kommunens egne folk. \
        Rådmannen følger opp at midlene blir brukt slik byrådet har bestemt, og rapporterer på vanlig måte i tertialrapporten. \
        Det er et mål at ingen skal vente mer enn to uker på svar, og at alle brev skrives så enkelt at folk forstår dem. \
        Der det er uenighet, skal saken løftes til neste nivå før møtet. \
        Brøytingen av gangveiene på østsiden begynner tidligere, så barna kommer trygt fram, også når snøen ligger høyt.";

    fn exchanged(words: &str, by: impl Fn(char) -> char) -> String {
        words.chars().map(|c| if c.is_alphabetic() { by(c) } else { c }).collect()
    }

    #[test]
    fn what_people_write_is_readable() {
        let english = "The municipality shall present a plan for the schools before the first of June, showing what the measure costs \
            and who answers for it. The agency ought to look through its contracts with private suppliers and consider whether some \
            of the work could be done by its own people, and report in the usual manner how the money has been spent this year.";
        let names = "Kari Lunde\nPer Ås\nWojciech Szczepański\nNguyen Thi Hoa\nÁile Somby\nFatima Yusuf\nJørn Østby\n".repeat(8);
        let numbers = "2024 2025 2026\n1 200 340 -12,5 kr 17 000 000 3,2 %\n".repeat(60);
        let codes = "KLE HLS BYM OOO PBE UKE VAV EBY ".repeat(30) + &"Kvam kommune ".repeat(60);
        for page in [NORWEGIAN_PAGE, english, &names, &numbers, &codes, "Side 3", "", &NORWEGIAN_PAGE.to_uppercase()] {
            assert!(!is_unreadable(page), "{page}");
        }
    }

    #[test]
    fn exchanged_and_lost_letters_are_told() {
        let shifted = |by: u32| exchanged(NORWEGIAN_PAGE, |c| char::from_u32(c as u32 + by).unwrap());
        let numbered = exchanged(NORWEGIAN_PAGE, |c| LETTERS[(c as usize * 11 + 5) % 29]);
        let unnamed = exchanged(NORWEGIAN_PAGE, |c| if "aeinst".contains(c) { '\u{fffd}' } else { c });
        let private = exchanged(NORWEGIAN_PAGE, |c| char::from_u32(0xe000 + c as u32).unwrap());
        let vowelless: String = NORWEGIAN_PAGE.chars().filter(|c| !"aeiouyæøå".contains(*c)).collect();
        let spaced: String = NORWEGIAN_PAGE.chars().filter(|c| *c != ' ').flat_map(|c| [c, ' ']).collect();
        for page in [shifted(1), shifted(3), numbered, unnamed, private, vowelless, spaced] {
            assert!(is_unreadable(&page), "{page}");
        }
        for lost in ["æøå", "t", "e", "k"] {
            let page: String = NORWEGIAN_PAGE.chars().filter(|c| !lost.contains(*c)).collect();
            assert!(is_unreadable(&page), "without {lost}: {page}");
        }
    }
}

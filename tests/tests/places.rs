//! Every value stands where the letter says it stands: in our letters, in the seeds, and in texts made at random.

use tests::letters::{corpus, linked, read, seeds};
use tests::places::wrong_places;
use tests::root;

#[test]
fn every_value_of_every_letter_stands_at_its_place() {
    let mut tried = 0;
    for file in corpus(&root()).into_iter().chain(seeds(&root())) {
        let text = read(&file);
        let document = linked(text.clone(), &file.to_string_lossy());
        let (values, wrong) = wrong_places(&document, &text);
        assert!(wrong.is_empty(), "{}:\n{}", file.display(), wrong.join("\n"));
        tried += values;
    }
    assert!(tried > 500, "only {tried} values were tried");
}

#[test]
fn every_value_of_texts_made_at_random_stands_at_its_place() {
    for seed in 1..=2000 {
        let words = random_text(seed);
        let text = source::plain(&words);
        let document = linked(text.clone(), "random");
        let (_, wrong) = wrong_places(&document, &text);
        assert!(wrong.is_empty(), "seed {seed}:\n{}\n--- text ---\n{words}", wrong.join("\n"));
    }
}

/// Pieces that letters are made of, and some that they are not.
const PIECES: &[&str] = &[
    "Storvik kommune",
    "Deres ref.: Vår ref.: Dato:",
    " 24/101-5 ABC 17.04.2024",
    "Vår ref.: 2025/77 - 3",
    "Dato: 3. mars 2025",
    "Dykkar ref",
    "\n",
    "\n\n",
    "\u{c}",
    "1. Innledning",
    "1.1 Mål",
    "2 Oppdrag",
    "a) Opplæring",
    "b)",
    "Tiltak 1: Etaten skal rydde arkivet innen 1. mai 2025.",
    "Effektmål:",
    "• Kortere ventetid for innbyggerne",
    "- og",
    "– at dette går bra",
    "Presisering:",
    "Kommunemål Sektormål",
    "1. Storvik er grønn",
    "1.1 Flere sykler (MIL)",
    "Målet med ordningen er å gi alle et tilbud.",
    "Det foreslås å etablere en ordning.",
    "Med vennlig hilsen",
    "Kari Storvik Ola Nesheim",
    "leder rådgiver",
    "Kopi til:",
    "Mottakere:",
    "Storvik skole Postboks 12 4801 STORVIK",
    "Vedlegg:",
    "Kart over sentrum",
    "Figur 1 Oversikt over saken",
    "¹ Sak 12/25",
    "ord.¹ Mer",
    "Kommunestyret skal, sammen med Helseetaten (HEL), lage en plan innen utgangen av 2026.",
    "Etaten må rapportere kvartalsvis.",
    "(kort sikt)",
    "«Sitat uten slutt",
    "Unntatt offentlighet, jf. offl. § 13",
    "Til alle ansatte",
    "Forslag til vedtak:",
    "1. Kommunestyret vedtar planen.",
    "**********",
    "9",
    "Side 2 av 9",
    "ÆØÅ æøå – “hva”",
    "12345678901234567890123456789012345678901234567890",
    "İ ß ﬁ ﬂ \u{ad}myk",
    "Tiltak  Ansvarlig  Frist",
    "«1. Utvalget vedtar planen.",
    "2. Utvalget ber kommunedirektøren om å svare.»",
    "Vi ber dykk om å",
    "Svarfrist innen 1. mai:",
    "Mottaker:          Kari Storvik",
    "                   4801 STORVIK",
    "Tilgang:  Unntatt offentlighet, offl. § 13",
    "Rett utskrift: 20.05.2026",
    "Kari Li rådgiver",
    "Vedtatt av kommunestyret 3. mai 2025. Arkivsak 25/10",
    "Måltall for 2026:",
    "Delmål 1.1: Flere øver.",
    "Sak: Ny plan",
    "Til: Helseetaten, Kulturetaten",
    "Fra:",
];

/// A text of pieces in an order that `seed` decides.
fn random_text(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let mut text = String::new();
    for _ in 0..next(60) + 5 {
        text.push_str(PIECES[next(PIECES.len())]);
        text.push_str(["\n", "\n", "\n\n", " ", "  ", "\r\n"][next(6)]);
    }
    text
}

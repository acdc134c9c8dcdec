//! Letters of municipalities that do not exist, as plain text.

use std::fs;
use std::path::Path;

/// A tildelingsbrev in bokmål, with a measure that has a goal, somebody responsible and a deadline.
pub const BOKMAAL: &str = "\
Storvik kommune
Kommunedirektøren

Bymiljøetaten
Postboks 7
1234 STORVIK

Vår ref.: 25/1201 - 1
Dato: 18.02.2026

Tildelingsbrev 2026 til Bymiljøetaten

1 Innledning
Kommunestyret vedtok budsjettet for 2026 i desember. Brevet gir rammene for Bymiljøetaten i året som kommer.

2 Prioriterte områder
2.1 Vintervei
Veiene og fortauene skal være trygge for dem som går og sykler, også når det er glatt.

Tiltak 1: Bymiljøetaten skal rydde snø på alle gangveier før klokken sju innen 1. november 2026.

Kommunemål Sektormål
1 Storvik er en trygg kommune for barn
1.1 Flere barn går til skolen hele vinteren

3 Rapportering
Etaten rapporterer to ganger i året.

Med hilsen

Kari Vik
kommunedirektør
";

/// An oppdragsbrev in nynorsk.
pub const NYNORSK: &str = "\
Fjellvoll kommune
Kommunedirektøren

Skuleetaten
Postboks 9
5678 FJELLVOLL

Vår ref.: 25/77 - 3
Dato: 5.11.2025

Oppdragsbrev til Skuleetaten

1 Innleiing
Kommunestyret gav i haust kommunedirektøren i oppdrag å følgje opp skulane. Brevet seier kva Skuleetaten skal gjere.

2 Tiltak
Tiltak 1: Skuleetaten skal lage ein plan for uteområda ved alle barneskulane innan 1. mars 2026.

Tiltak 2: Skuleetaten skal melde frå til foreldra når skulebussen ikkje går.

Med helsing

Ola Nes
kommunedirektør
";

/// Writes a file in a folder, and the folders on the way.
pub fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) {
    let path = folder.join(name);
    let above = path.parent().expect("a file lies in a folder");
    fs::create_dir_all(above).unwrap_or_else(|error| panic!("{}: {error}", above.display()));
    fs::write(&path, content).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// A folder `brev` with both letters.
pub fn write_both(folder: &Path) {
    write(folder, "brev/bymiljø.txt", BOKMAAL);
    write(folder, "brev/skule/oppdrag.txt", NYNORSK);
}

const UNITS: [&str; 9] = [
    "Bymiljøetaten",
    "Kulturetaten",
    "Utdanningsetaten",
    "Helseetaten",
    "Brann- og redningsetaten",
    "Plan- og bygningsetaten",
    "Vann- og avløpsetaten",
    "Barne- og familieetaten",
    "Eiendomsetaten",
];

const TASKS: [&str; 10] = [
    "rydde snø på alle gangveier før klokken sju",
    "lage en plan for uteområdene ved skolene",
    "føre tilsyn med lekeplassene hvert halvår",
    "legge fram en oversikt over vedlikeholdet av kommunens bygg",
    "utrede et felles bestillingskontor for hjemmetjenesten",
    "øke antallet lærlinger",
    "sikre at turnusene gir rom for opplæring",
    "kartlegge lekkasjer på vannledningene i sentrum",
    "evaluere forsøket med gratis buss for elever",
    "redusere energibruken i barnehagene",
];

const MONTHS: [&str; 6] = ["mars", "april", "juni", "september", "oktober", "november"];

/// A letter of its own for each number, in one of two written forms and of varied length.
pub fn varied(number: usize) -> String {
    let pick = |words: &[&'static str], step: usize| words[(number / step + number * step) % words.len()];
    let (unit, year) = (pick(&UNITS, 1), 2015 + number % 12);
    if number % 5 == 4 {
        let nynorsk = NYNORSK.replace("25/77", &format!("{}/{number}", year % 100)).replace("Skuleetaten", unit);
        return nynorsk.replace("1. mars 2026", &format!("{}. mars {year}", 1 + number % 28));
    }
    let mut letter = BOKMAAL.replace("25/1201", &format!("{}/{number}", year % 100)).replace("2026", &year.to_string());
    letter = letter.replace("Bymiljøetaten", unit);
    let mut measures = String::new();
    for measure in 2..3 + number % 9 {
        let (task, month) = (pick(&TASKS, measure), pick(&MONTHS, measure));
        let day = 1 + (number + measure) % 28;
        measures.push_str(&format!("Tiltak {measure}: {unit} skal {task} innen {day}. {month} {year}.\n\n"));
    }
    letter.replace("Kommunemål Sektormål", &format!("{measures}Kommunemål Sektormål"))
}

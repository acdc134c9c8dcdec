//! Plain text that no person wrote.

use super::{Hostile, WORDS, Written};

pub(super) fn files() -> Vec<Hostile> {
    let texts: [(&str, Written); 24] = [
        ("short-lines", || "a\n".repeat(500_000)),
        ("one-line", || format!("{WORDS} ").repeat(20_000)),
        ("one-word", || "å".repeat(500_000)),
        ("one-line-without-space", || "kommunen.skal,".repeat(70_000)),
        ("headings", || (1..=100_000).map(|at| format!("{at} Overskrift\n\n")).collect()),
        ("deep-numbers", || (1..=2_000).map(|at| format!("{} Overskrift {at}\n\n", vec!["1"; at % 200 + 1].join("."))).collect()),
        ("list-items", || {
            (0..100_000).map(|at| format!("{}) Kommunen skal rydde.\n", (b'a' + (at % 26) as u8) as char)).collect()
        }),
        ("bullets", || "- Kommunen skal rydde snø.\n".repeat(40_000)),
        ("measures", || (1..=20_000).map(|at| format!("Tiltak {at}: Kommunen skal rydde vei {at}.\n\n")).collect()),
        ("goals", || (1..=20_000).map(|at| format!("Delmål {at}: Veien er ryddet for alle.\n\n")).collect()),
        ("table", || (0..20_000).map(|at| format!("Rad {at}    Skole    2026    kr {at}\n")).collect()),
        ("dates", || "1. mars 2026 2. april 2026 ".repeat(40_000)),
        ("copies", || format!("Kopi til:\n{}", "Storvik skole\n".repeat(70_000))),
        ("recipients", || (0..50_000).map(|at| format!("Skole {at}\nVei {at}\n0101 BY\n\n")).collect()),
        ("labels", || "Vår ref.: 25/1 - 1\nDato: 1.1.2026\n".repeat(30_000)),
        ("contents", || (1..=30_000).map(|at| format!("{at} Kapittel {} {at}\n", ".".repeat(20))).collect()),
        ("footnotes", || (1..=20_000).map(|at| format!("Ord¹ her.\n{at} Fotnote om {at}.\n\n")).collect()),
        ("abbreviations", || (0..20_000).map(|at| format!("Storvik etat nummer {at} (SE{at}) og SE{at}. ")).collect()),
        ("quotes", || "«".repeat(300_000) + &"»".repeat(300_000)),
        ("parentheses", || "(".repeat(500_000)),
        ("form-feeds", || "\u{c}".repeat(300_000) + WORDS),
        ("hyphens", || "styr-\nking-\n".repeat(80_000)),
        ("closings", || "Med hilsen\n\nKari Vik\nleder\n\n".repeat(30_000)),
        ("blank-lines", || "\n".repeat(900_000) + WORDS),
    ];
    let mut files: Vec<Hostile> =
        texts.into_iter().map(|(name, make)| Hostile::new(format!("text-{name}.txt"), move || make().into_bytes())).collect();
    files.extend([
        Hostile::new("text-nul.txt", || [WORDS.as_bytes(), &[0; 100_000]].concat()),
        Hostile::new("text-only-nul.txt", || vec![0; 100_000]),
        Hostile::new("text-combining.txt", || format!("a{}", "\u{301}".repeat(400_000)).into_bytes()),
        Hostile::new("text-combining-mixed.txt", || "\u{301}\u{327}\u{323}".repeat(100_000).into_bytes()),
        Hostile::new("text-right-to-left.txt", || {
            format!("\u{202e}{WORDS}\u{202c}\u{2066}\u{200f}\n").repeat(10_000).into_bytes()
        }),
        Hostile::new("text-wide.txt", || "\u{fdfa}".repeat(200_000).into_bytes()),
        Hostile::new("text-invalid-utf8.txt", || {
            [b"kommunen skal ".as_slice(), &[0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80]].concat().repeat(20_000)
        }),
        Hostile::new("text-lone-surrogates.txt", || {
            let units = [0xFEFFu16, 0xD800, 0x61, 0xDC00, 0xDC00, 0xD800, 0x0A].repeat(20_000);
            units.into_iter().flat_map(u16::to_le_bytes).chain([0x61]).collect()
        }),
        Hostile::new("text-utf16-odd.txt", || b"\xFE\xFF\0".to_vec()),
        Hostile::new("text-empty.txt", Vec::new),
        Hostile::new("text-byte-order-mark.txt", || b"\xEF\xBB\xBF".to_vec()),
        Hostile::new("text-random.txt", || {
            let mut state = 1u64;
            let next = |_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 56) as u8
            };
            (0..200_000).map(next).collect()
        }),
        Hostile::new("text-40mb.txt", || format!("{}\n", "Kommunen ".repeat(8)).repeat(40 << 20 >> 6).into_bytes()),
    ]);
    files
}

//! Queries that nobody means, in great number. The benchmark of search tries the same.

/// Ten thousand queries at random, and some of a megabyte.
pub(crate) fn hostile_queries() -> impl Iterator<Item = String> {
    at_random(10_000).chain([" skole".repeat(200_000), "x".repeat(1 << 20), "\"".repeat(1 << 20)])
}

/// Queries at random, of parts that mean something to the grammar, to the analysis or to nobody: the same every time.
fn at_random(count: usize) -> impl Iterator<Item = String> {
    const PARTS: [&str; 44] = [
        "\"",
        "«",
        "»",
        "„",
        "“",
        "-",
        "--",
        "*",
        " OR ",
        "OR",
        " AND ",
        " NOT ",
        " ",
        "\t",
        "\n",
        "\0",
        "\u{1}",
        "\u{ad}",
        "\u{300}",
        "§",
        "§ 13",
        "24/6048 - 1",
        "1039/25",
        "/",
        ":",
        "ansvarlig:",
        "år:",
        "år:2026",
        "mål:\"",
        "frist-før:2026-02-30",
        "kind:goal",
        "skole",
        "Hjemmetjenesten",
        "heimetenestesonene",
        "vedlikhold",
        "å",
        "ø",
        "İ",
        "ß",
        "🙂",
        "plan",
        "og",
        "a",
        "(",
    ];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    (0..count).map(move |number| {
        // Every hundredth is very long.
        let parts = if number % 100 == 99 { 20_000 } else { 1 + random(12) };
        (0..parts).map(|_| PARTS[random(PARTS.len())]).collect()
    })
}

fn main() {
    for path in std::env::args().skip(1) {
        let text = tests::letters::read(std::path::Path::new(&path));
        let z = zones::zones(&text);
        for b in z.blocks.iter().take(120) {
            let k = format!("{:?}", b.kind);
            let k: String = k.chars().take(38).collect();
            let t: String = text.read(&b.runs).chars().take(110).collect();
            println!("{:10} {:38} {}", format!("{:?}", b.zone), k, t);
        }
    }
}

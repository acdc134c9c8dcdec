//! Words on pictures, read by the program `tesseract`.

use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use source::{Gray, Recogniser, Unread, Word};

/// What `tesseract` calls its data for bokmål and nynorsk.
const LANGUAGE: &str = "nor";

/// The packages that bring the program and the data, as Debian and Ubuntu call them.
const PROGRAM_PACKAGE: &str = "tesseract-ocr";
const LANGUAGE_PACKAGE: &str = "tesseract-ocr-nor";

/// No page of a letter takes longer; what does is a picture of something else.
const LONGEST: Duration = Duration::from_secs(45);

/// The program `tesseract`, started once for each page.
pub(crate) struct Tesseract;

impl Recogniser for Tesseract {
    fn recognise(&self, page: &Gray) -> Result<Vec<Word>, Unread> {
        let mut child = started(page).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Unread::NotInstalled { package: PROGRAM_PACKAGE },
            _ => failed(&error),
        })?;
        let picture = portable_graymap(page);
        let (input, output, messages) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        // The program answers while it is still being told, and a full pipe would stop both.
        let (ended, table, messages) = thread::scope(|threads| {
            threads.spawn(move || input.map(|mut input| input.write_all(&picture)));
            let table = threads.spawn(move || all_of(output));
            let messages = threads.spawn(move || all_of(messages));
            let ended = within(LONGEST, &mut child);
            (ended, table.join().unwrap_or_default(), messages.join().unwrap_or_default())
        });
        match ended.map_err(|error| failed(&error))? {
            None => Err(Unread::Failed { why: format!("tesseract was not done after {} seconds", LONGEST.as_secs()) }),
            Some(true) => Ok(words_in(&table)),
            Some(false) if messages.contains(&format!("{LANGUAGE}.traineddata")) => {
                Err(Unread::NotInstalled { package: LANGUAGE_PACKAGE })
            }
            Some(false) => Err(Unread::Failed { why: messages.lines().next().unwrap_or("tesseract gave up").to_owned() }),
        }
    }
}

fn failed(error: &io::Error) -> Unread {
    Unread::Failed { why: error.to_string() }
}

fn started(page: &Gray) -> io::Result<Child> {
    let dpi = page.dpi.round().to_string();
    Command::new("tesseract")
        .args(["stdin", "stdout", "-l", LANGUAGE, "--dpi", &dpi, "--psm", "3", "tsv"])
        // One page keeps one processor busy; the others have pages of their own.
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
}

/// The picture in a form that needs no packing.
fn portable_graymap(page: &Gray) -> Vec<u8> {
    let mut picture = format!("P5 {} {} 255\n", page.width, page.height).into_bytes();
    picture.extend_from_slice(&page.shades);
    picture
}

fn all_of(stream: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    // What could be read before the stream broke off tells more than nothing.
    let _ = stream.map(|mut stream| stream.read_to_end(&mut bytes));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Waits for a program to end, and says whether it did so well; it is ended where it takes longer than that.
fn within(longest: Duration, child: &mut Child) -> io::Result<Option<bool>> {
    let begun = Instant::now();
    let mut pause = Duration::from_millis(5);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.success()));
        }
        if begun.elapsed() > longest {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(50));
    }
}

/// The words in the table that the program prints: a row for each page, block, paragraph, line and word.
fn words_in(table: &str) -> Vec<Word> {
    const WORD: u32 = 5;
    let mut words: Vec<Word> = Vec::new();
    let (mut line, mut place) = (0, None);
    for row in table.lines() {
        let fields: Vec<&str> = row.splitn(12, '\t').collect();
        let [level, page, block, paragraph, row_of_block, _, left, top, width, height, confidence, text] = fields[..] else {
            continue;
        };
        let number = |field: &str| field.parse::<u32>().ok();
        if number(level) != Some(WORD) || text.trim().is_empty() {
            continue;
        }
        let (Some(left), Some(top), Some(width), Some(height)) = (number(left), number(top), number(width), number(height))
        else {
            continue;
        };
        let here = Some((page.to_owned(), block.to_owned(), paragraph.to_owned(), row_of_block.to_owned()));
        if place != here {
            (line, place) = (line + 1, here);
        }
        words.push(Word {
            words: text.trim().to_owned(),
            line,
            left,
            top,
            right: left + width,
            bottom: top + height,
            confidence: confidence.parse().unwrap_or(0.0),
        });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_last_level_of_the_table_and_know_their_line() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                     1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t\n\
                     4\t1\t1\t1\t1\t0\t326\t205\t410\t34\t-1\t\n\
                     5\t1\t1\t1\t1\t1\t326\t205\t172\t34\t90.5\tÅsen\n\
                     5\t1\t1\t1\t1\t2\t517\t205\t219\t34\t96\t\"skole\n\
                     5\t1\t1\t1\t1\t3\t800\t205\t2\t34\t95\t \n\
                     5\t1\t1\t1\t2\t1\t326\t257\t248\t21\t91\tKF\n";
        let words = words_in(table);
        let told: Vec<_> =
            words.iter().map(|word| (word.words.as_str(), word.line, word.left, word.right, word.bottom)).collect();
        assert_eq!(told, [("Åsen", 1, 326, 498, 239), ("\"skole", 1, 517, 736, 239), ("KF", 2, 326, 574, 278)]);
        assert_eq!(words[0].confidence, 90.5);
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_does_not_end_is_ended() {
        let mut child = Command::new("sleep").arg("30").spawn().unwrap();
        assert_eq!(within(Duration::from_millis(20), &mut child).unwrap(), None);
        let mut child = Command::new("true").spawn().unwrap();
        assert_eq!(within(Duration::from_secs(20), &mut child).unwrap(), Some(true));
    }
}

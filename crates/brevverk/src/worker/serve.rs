//! What a worker does: it reads one file after another until nobody asks any more.

use std::alloc::{Layout, handle_alloc_error};
use std::cell::RefCell;
use std::io::{self, Write, stdin, stdout};
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::process::exit;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use anyhow::{Context, Result};
use letter::Text;
use linked::{Document, Source};
use source::{Limits, Reading, Stage};

use super::answer::{Answer, Facts};
use super::frame::{self, Tag};
use super::limits;
use super::request::{Form, Request, Want};
use super::step::Step;
use crate::args::WorkerArgs;
use crate::failure::Failure;
use crate::layout;
use crate::parts::{self, Part};
use crate::read::sha256;
use crate::tesseract::Tesseract;

/// Readers go deep into themselves; the thread that reads has room for it.
const STACK: usize = 32 << 20;

/// A worker that has read so many files is replaced, so that what one of them may have left behind does not stay for ever.
const MOST_FILES: usize = 1000;

/// A file to be read, and how.
type Job = (Request, Vec<u8>);

/// Serves requests from standard input on standard output. When standard input ends, so does the process, whatever it is doing: the
/// parent is gone, or wants no more.
pub(crate) fn serve(args: &WorkerArgs) -> Result<()> {
    limits::set_memory(args.max_memory).context("expected to limit the memory of a worker")?;
    panic::set_hook(Box::new(|panic| {
        // What a panic says may be a part of a letter; where it happened says enough.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        DEFECT.with_borrow_mut(|defect| *defect = place);
    }));
    let (send, receive) = sync_channel(0);
    let args = args.clone();
    thread::Builder::new().name("reader".into()).stack_size(STACK).spawn(move || {
        // A parent that does not listen any more has no use for a worker.
        if work(&receive, &args).is_err() {
            exit(1);
        }
    })?;
    while let Some(job) = next(&mut stdin().lock()).context("expected a request")? {
        if send.send(job).is_err() {
            break;
        }
    }
    Ok(())
}

thread_local! {
    /// Where this thread panicked last.
    static DEFECT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The next request and its file; none where there are no more.
fn next(from: &mut impl io::Read) -> io::Result<Option<Job>> {
    let received = |from: &mut _| match frame::read(from) {
        // The same words and the same end as wherever else the memory does not suffice.
        Err(error) if error.kind() == io::ErrorKind::OutOfMemory => handle_alloc_error(Layout::new::<Job>()),
        other => other,
    };
    match (received(from)?, received(from)?) {
        (None, _) => Ok(None),
        (Some((Tag::Request, request)), Some((Tag::Body, bytes))) => Ok(Some((serde_json::from_slice(&request)?, bytes))),
        _ => Err(io::Error::other("expected a request and the bytes of a file")),
    }
}

fn work(jobs: &Receiver<Job>, args: &WorkerArgs) -> io::Result<()> {
    for (number, (request, bytes)) in (1..).zip(jobs) {
        limits::grant_cpu(args.max_cpu)?;
        limits::forget_peak();
        let made = catch_unwind(AssertUnwindSafe(|| match request.want {
            Want::Picture { page, dpi } => picture(&request, &bytes, page, dpi),
            Want::Kind => Ok((kind(&request, &bytes), Vec::new())),
            Want::Parts => Ok(parts(&request, &bytes, args)),
            _ => document(&request, &bytes, args),
        }));
        let made = made.unwrap_or_else(|_| Err(Failure::Defect { at: DEFECT.take() }));
        drop(bytes);
        let (facts, bodies) = match made {
            Ok((facts, bodies)) => (Ok(facts), bodies),
            Err(failure) => (Err(failure), Vec::new()),
        };
        let answer = Answer { result: facts, peak: limits::peak(), retires: number >= MOST_FILES || limits::is_heavy() };
        let mut out = stdout().lock();
        frame::write(&mut out, Tag::Answer, &serde_json::to_vec(&answer)?)?;
        bodies.iter().try_for_each(|body| frame::write(&mut out, Tag::Body, body))?;
        out.flush()?;
    }
    Ok(())
}

/// Says how far the work has come. Where nobody listens, nobody needs the work.
fn announce(step: Step) {
    let mut out = stdout().lock();
    if frame::write(&mut out, Tag::Step, &step.to_bytes()).and_then(|()| out.flush()).is_err() {
        exit(1);
    }
}

/// What is to be known of a document, and what was asked for.
type Made = Result<(Facts, Vec<Vec<u8>>), Failure>;

/// Draws a page.
fn picture(request: &Request, bytes: &[u8], page: u32, dpi: u16) -> Made {
    announce(Step::Text(Stage::Page(page)));
    let picture = source::picture(bytes, &request.name, page, f32::from(dpi))?;
    let facts = Facts { picture: Some((picture.width, picture.height, picture.scale)), ..Facts::default() };
    Ok((facts, vec![picture.rgb]))
}

/// Tells what a file is, without reading it.
fn kind(request: &Request, bytes: &[u8]) -> Facts {
    announce(Step::Text(Stage::Opening));
    let media_type = source::media_type(bytes).map(str::to_owned);
    // Bytes without a media type are refused at first sight, with the name of what they are.
    let refused = if media_type.is_none() { source::read(bytes, &request.name).err().map(Failure::from) } else { None };
    Facts { media_type, refused, ..Facts::default() }
}

/// Takes out the files within a file.
fn parts(request: &Request, bytes: &[u8], args: &WorkerArgs) -> (Facts, Vec<Vec<u8>>) {
    announce(Step::Text(Stage::Opening));
    let mut bodies = Vec::new();
    let with_bytes = |mut part: Part| {
        let bytes = part.bytes.take();
        let has_bytes = bytes.is_some();
        bodies.extend(bytes);
        (part, has_bytes)
    };
    let parts = parts::of(bytes, &request.name, &limits_of(args)).into_iter().map(with_bytes).collect();
    (Facts { parts, ..Facts::default() }, bodies)
}

/// Reads the document in a file.
fn document(request: &Request, bytes: &[u8], args: &WorkerArgs) -> Made {
    let left_out = request.left_out();
    let reading = Reading {
        limits: limits_of(args),
        left_out: &left_out,
        recogniser: Some(&Tesseract),
        cross_check: request.want.cross_checks(),
        announce: &|stage| {
            announce(Step::Text(stage));
            if matches!(stage, Stage::Recognition(_)) || request.is_comparing(Some(Step::Text(stage))) {
                // Such a page is drawn, and costs as much as a file of words. Where there is no more time, the old limit holds.
                let _ = limits::grant_cpu(args.max_cpu);
            }
            #[cfg(debug_assertions)]
            super::trial::suffer(&request.name, Step::Text(stage));
        },
    };
    let text = source::read_as(bytes, &request.name, &reading)?;
    if request.strict && !text.missing().is_empty() {
        return Err(Failure::PagesMissing { pages: text.missing().to_vec() });
    }
    announce(Step::Letter);
    #[cfg(debug_assertions)]
    super::trial::suffer(&request.name, Step::Letter);
    let mut facts = Facts {
        sha256: sha256(bytes),
        pages: u32::try_from(text.pages().len().max(1)).unwrap_or(u32::MAX),
        missing: text.missing().to_vec(),
        agreement: text.agreement().map(<[_]>::to_vec),
        ..Facts::default()
    };
    let printed = request.want.text().map(|layout| layout::printed(&text, layout));
    let mut bodies = Vec::new();
    if let Some(form) = request.want.form() {
        let mut letter = letter(text, request, bytes, &facts, &limits_of(args));
        if !matches!(request.want, Want::Letter { turned_down: true, .. }) {
            letter.turned_down.clear();
        }
        facts.measures = letter.measures.len();
        for remark in &letter.remarks {
            *facts.remarks.entry(remark.code.clone()).or_default() += 1;
        }
        bodies.push(written(&letter, form).into_bytes());
    }
    bodies.extend(printed.map(String::into_bytes));
    Ok((facts, bodies))
}

fn limits_of(args: &WorkerArgs) -> Limits {
    Limits { pages: args.max_pages, unpacked: args.max_unpacked, ..Limits::default() }
}

fn letter(text: Text, request: &Request, bytes: &[u8], facts: &Facts, limits: &Limits) -> Document {
    let said = source::facts(bytes);
    let parts = parts::within(bytes, &request.name, limits);
    let source = Source {
        path: request.name.clone(),
        sha256: facts.sha256.clone(),
        // Bytes that were just read have a media type.
        media_type: source::media_type(bytes).unwrap_or_default().to_owned(),
        bytes: bytes.len() as u64,
        pages: facts.pages,
        text_layer: text.layer().into(),
        pdfa: said.pdfa,
        application: said.application,
        signed: said.signed,
        reader_agreement: linked::PageAgreement::of(&text),
        part_of: request.part_of.clone().map(|id| linked::Whole { id }),
        has_part: parts.iter().filter_map(Part::published).collect(),
    };
    let mut letter = extract::letter(text);
    letter.remarks.extend(parts.iter().filter_map(Part::remark));
    if request.want == Want::LetterByLine { linked::graph_by_line(&source, &letter) } else { linked::graph(&source, &letter) }
}

fn written(letter: &Document, form: Form) -> String {
    let mut written = match form {
        Form::Pretty => letter.to_json_pretty(),
        Form::Line => letter.to_json_line(),
        Form::Outline(lang) => linked::outline(letter, lang.into()),
    };
    written.push('\n');
    written
}

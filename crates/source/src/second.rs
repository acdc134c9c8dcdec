//! The second reader of PDFs, which gives words without layout.

use letter::Text;

use crate::plain;

/// The text as `pdf-extract` finds it, page by page; what it says where it fails.
pub(crate) fn read(bytes: &[u8]) -> Result<Text, String> {
    let pages = pdf_extract::extract_text_from_mem_by_pages(bytes).map_err(|error| error.to_string())?;
    Ok(plain::freeze(&pages.iter().map(String::as_str).collect::<Vec<_>>()))
}

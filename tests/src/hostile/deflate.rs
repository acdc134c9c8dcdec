//! Deflated data, small bombs included.

use std::io::Write;

use flate2::write::{DeflateEncoder, ZlibEncoder};
use flate2::{Compress, Compression, Crc, FlushCompress};

/// So many bytes one block of a bomb becomes when it is inflated.
const BLOCK: usize = 1 << 20;

/// Data as a PDF's `/FlateDecode` has it.
pub(super) fn zlib(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).expect("a vector takes all");
    encoder.finish().expect("a vector takes all")
}

/// Data as a member of a ZIP archive has it.
pub(super) fn raw(data: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).expect("a vector takes all");
    encoder.finish().expect("a vector takes all")
}

/// So many MiB of one byte, deflated: a thousandth of that size.
pub(super) fn raw_bomb(byte: u8, megabytes: usize) -> Vec<u8> {
    let mut block = Vec::with_capacity(BLOCK);
    // A full flush ends on a byte and forgets what was before, so the same block can stand there any number of times.
    let status = Compress::new(Compression::best(), false).compress_vec(&vec![byte; BLOCK], &mut block, FlushCompress::Full);
    status.expect("zeros can be deflated");
    let mut bomb = block.repeat(megabytes);
    // An empty last block.
    bomb.extend_from_slice(&[0x03, 0x00]);
    bomb
}

/// The same as a PDF's `/FlateDecode` has it.
pub(super) fn zlib_bomb(byte: u8, megabytes: usize) -> Vec<u8> {
    let (mut low, mut high) = (1u64, 0u64);
    for _ in 0..megabytes {
        let (count, byte) = (BLOCK as u64, u64::from(byte));
        high = (high + count * low + byte * (count * (count + 1) / 2)) % 65521;
        low = (low + count * byte) % 65521;
    }
    let mut bomb = vec![0x78, 0xDA];
    bomb.extend(raw_bomb(byte, megabytes));
    bomb.extend_from_slice(&(((high as u32) << 16) | low as u32).to_be_bytes());
    bomb
}

/// The check sum that a ZIP archive keeps of its members.
pub(super) fn crc(data: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(data);
    crc.sum()
}

/// The check sum of what a bomb of that size becomes.
pub(super) fn crc_of_bomb(byte: u8, megabytes: usize) -> u32 {
    let mut block = Crc::new();
    block.update(&vec![byte; BLOCK]);
    let mut all = Crc::new();
    (0..megabytes).for_each(|_| all.combine(&block));
    all.sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn a_bomb_is_sound_and_becomes_what_it_says() {
        let mut found = Vec::new();
        flate2::read::ZlibDecoder::new(zlib_bomb(b'a', 3).as_slice()).read_to_end(&mut found).unwrap();
        assert_eq!(found, vec![b'a'; 3 * BLOCK]);
        assert_eq!(crc_of_bomb(b'a', 3), crc(&found));
    }
}

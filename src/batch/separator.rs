//! What separates the cells of a file.

/// What separates the cells: of tab, comma and semicolon the one that the first line has most of.
pub fn delimiter_of(bytes: &[u8]) -> u8 {
    let mut best = (b',', 0);
    for candidate in [b'\t', b',', b';'] {
        let (mut count, mut quoted) = (0, false);
        // A title that stands alone above the headings has no separator: up to five lines are looked at.
        for byte in bytes.iter().take(1 << 16).take_while({
            let mut lines = 0;
            move |byte| {
                lines += usize::from(**byte == b'\n');
                lines < 5
            }
        }) {
            quoted ^= *byte == b'"';
            count += usize::from(!quoted && *byte == candidate);
        }
        if count > best.1 {
            best = (candidate, count);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::delimiter_of;

    #[test]
    fn the_separator_is_the_one_that_is_there() {
        assert_eq!(delimiter_of(b"a\tb,c\td\n"), b'\t');
        assert_eq!(delimiter_of(b"a;b;c\n1;2,5;3\n"), b';');
        assert_eq!(delimiter_of("附件\n甲,乙\n".as_bytes()), b',');
        assert_eq!(delimiter_of(b"alone\n"), b',');
    }
}

//! Counting what test programs say they ran.

use std::ops::AddAssign;

/// How many checks passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Counts {
    pub(crate) const PASS: Self = Self { passed: 1, failed: 0, skipped: 0 };
    pub(crate) const FAIL: Self = Self { passed: 0, failed: 1, skipped: 0 };
    pub(crate) const SKIP: Self = Self { passed: 0, failed: 0, skipped: 1 };

    /// What `cargo test` and `node --test` printed, added up.
    pub(crate) fn read(output: &str) -> Self {
        let mut counts = Self::default();
        for line in output.lines() {
            if let Some(rest) = line.strip_prefix("test result: ") {
                counts.passed += before(rest, " passed");
                counts.failed += before(rest, " failed");
                counts.skipped += before(rest, " ignored");
            }
            // `# pass 3` of the TAP reporter.
            counts.passed += after(line, "# pass ");
            counts.failed += after(line, "# fail ") + after(line, "# cancelled ");
            counts.skipped += after(line, "# skipped ") + after(line, "# todo ");
        }
        counts
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

fn before(text: &str, word: &str) -> u64 {
    let number = text.split_once(word).and_then(|(left, _)| left.rsplit(' ').next());
    number.and_then(|n| n.parse().ok()).unwrap_or(0)
}

fn after(line: &str, word: &str) -> u64 {
    line.strip_prefix(word).and_then(|n| n.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn both_programs_are_read() {
        let cargo = "test result: ok. 12 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.1s\n\
            test result: FAILED. 1 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s\n";
        assert_eq!(Counts::read(cargo), Counts { passed: 13, failed: 3, skipped: 2 });
        let node = "ok 1 - x\n# tests 9\n# suites 1\n# pass 5\n# fail 1\n# cancelled 1\n# skipped 2\n# todo 0\n";
        assert_eq!(Counts::read(node), Counts { passed: 5, failed: 2, skipped: 2 });
    }
}

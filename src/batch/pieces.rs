//! A long list in pieces: it grows without being copied, and takes no more memory than it needs.

/// How many values a piece has.
const SIZE: usize = 1 << 12;

/// A list that only grows.
#[derive(Debug)]
pub(super) struct Pieces<T>(Vec<Vec<T>>);

impl<T> Default for Pieces<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> Pieces<T> {
    pub(super) fn push(&mut self, value: T) {
        match self.0.last_mut().filter(|piece| piece.len() < SIZE) {
            Some(piece) => piece.push(value),
            None => {
                let mut piece = Vec::with_capacity(SIZE);
                piece.push(value);
                self.0.push(piece);
            }
        }
    }

    pub(super) fn get(&self, at: usize) -> Option<T> {
        self.0.get(at / SIZE)?.get(at % SIZE).copied()
    }

    pub(super) fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * SIZE + last.len())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = T> {
        self.0.iter().flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{Pieces, SIZE};

    #[test]
    fn values_keep_their_places() {
        let mut list = Pieces::default();
        for at in 0..SIZE * 2 + 3 {
            assert_eq!((list.len(), list.get(at)), (at, None));
            list.push(at);
        }
        assert_eq!(list.iter().collect::<Vec<_>>(), (0..SIZE * 2 + 3).collect::<Vec<_>>());
        assert_eq!((list.get(SIZE - 1), list.get(SIZE)), (Some(SIZE - 1), Some(SIZE)));
    }
}

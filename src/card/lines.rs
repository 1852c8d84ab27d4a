//! Breaks a shaped text into lines.

use std::ops::Range;

use harfrust::Buffer;
use skrifa::GlyphId;

/// A glyph where it stands in a line. Lengths are in ems: they are the same in every size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub(super) id: GlyphId,
    /// From its origin to that of the next.
    pub(super) advance: f32,
    /// From its origin to where it is drawn.
    pub(super) offset: (f32, f32),
    /// The break that may follow it.
    after: After,
}

/// The break that may follow a glyph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    /// A line may end here, and what ends it is a space, which then has no width.
    Space,
    /// A line may end here: a hyphen or a slash.
    Break,
    /// Another glyph of the same word.
    Glyph,
    /// Another part of the same letter.
    Part,
}

/// A text as glyphs, in one line, and the ellipsis that stands where it is cut.
#[derive(Debug)]
pub(super) struct Setting {
    glyphs: Vec<Glyph>,
    ellipsis: Vec<Glyph>,
}

impl Setting {
    /// Takes a text from the buffer in which it was shaped, from left to right, with one ellipsis
    /// after it. `em` is the em in the font's units.
    pub(super) fn new(text: &str, buffer: &Buffer, em: f32) -> Self {
        let (infos, positions) = (buffer.glyph_infos(), buffer.glyph_positions());
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut ellipsis = Vec::new();
        for (at, (info, position)) in infos.iter().zip(positions).enumerate() {
            let next = infos.get(at + 1).map_or(usize::MAX, |next| next.cluster as usize);
            let start = info.cluster as usize;
            let last = text.get(start..next.min(text.len())).and_then(|s| s.chars().next_back());
            let after = match last {
                Some(' ') => After::Space,
                Some('-' | '/' | '–' | '—' | '‐') => After::Break,
                _ if next == start => After::Part,
                _ => After::Glyph,
            };
            let of = if start < text.len() { &mut glyphs } else { &mut ellipsis };
            of.push(Glyph {
                id: GlyphId::new(info.glyph_id),
                advance: position.x_advance as f32 / em,
                offset: (position.x_offset as f32 / em, position.y_offset as f32 / em),
                after,
            });
        }
        Self { glyphs, ellipsis }
    }

    /// The lines in the first of the sizes in which they are not too many; in the last size the
    /// text is cut. `measure` is the length of a line in pixels, a size is an em in pixels.
    pub(super) fn fit(&self, sizes: &[(f32, usize)], measure: f32) -> (f32, Vec<Vec<Glyph>>) {
        for &(size, most) in sizes {
            let lines = self.lines(measure / size);
            if lines.len() <= most {
                return (size, self.balanced(measure / size, lines));
            }
        }
        let (size, most) = sizes.last().copied().unwrap_or((1.0, 1));
        let mut lines = self.cut(self.lines(measure / size));
        lines.truncate(most);
        if let Some(line) = lines.last_mut() {
            self.end(line, measure / size);
        }
        (size, lines)
    }

    fn cut(&self, lines: Vec<Range<usize>>) -> Vec<Vec<Glyph>> {
        lines.into_iter().map(|line| self.glyphs[line].to_vec()).collect()
    }

    /// As many lines, of about the same length.
    fn balanced(&self, measure: f32, lines: Vec<Range<usize>>) -> Vec<Vec<Glyph>> {
        let (mut narrow, mut wide, mut best) = (0.0, measure, lines);
        for _ in 0..8 {
            let middle = (narrow + wide) / 2.0;
            let lines = self.lines(middle);
            // A word that must be broken is longer than the lines should be.
            if lines.len() > best.len() || self.breaks_a_word(&lines) {
                narrow = middle;
            } else {
                (wide, best) = (middle, lines);
            }
        }
        self.cut(best)
    }

    fn breaks_a_word(&self, lines: &[Range<usize>]) -> bool {
        lines.iter().any(|line| {
            line.end < self.glyphs.len()
                && self.glyphs[line.end].after != After::Space
                && self.glyphs[line.clone()].last().is_some_and(|glyph| glyph.after == After::Glyph)
        })
    }

    /// The lines of a length in ems, each as full as can be. A longer word is broken.
    fn lines(&self, measure: f32) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut start = 0;
        while start < self.glyphs.len() {
            let (end, next) = self.line(start, measure);
            lines.push(start..end);
            start = next;
        }
        lines
    }

    /// The end of the line that begins at a glyph, and the beginning of the next one.
    fn line(&self, start: usize, measure: f32) -> (usize, usize) {
        let (mut length, mut whole, mut letters) = (0.0, None, start + 1);
        for (at, glyph) in self.glyphs.iter().enumerate().skip(start) {
            if glyph.after == After::Space {
                whole = Some((at, at + 1));
            }
            length += glyph.advance;
            if length > measure && glyph.after != After::Space {
                return whole.unwrap_or((letters, letters));
            }
            match glyph.after {
                After::Break => whole = Some((at + 1, at + 1)),
                After::Glyph => letters = (at + 1).max(start + 1),
                After::Space | After::Part => {}
            }
        }
        (self.glyphs.len(), self.glyphs.len())
    }

    /// Ends a line with an ellipsis, after a word where there is one.
    fn end(&self, line: &mut Vec<Glyph>, measure: f32) {
        let ellipsis = length(&self.ellipsis);
        let full = |line: &[Glyph]| length(line) + ellipsis > measure;
        if full(line)
            && let Some(at) = (0..line.len())
                .rev()
                .find(|&at| line[at].after == After::Space && !full(&line[..at]))
        {
            line.truncate(at);
        }
        while full(line) && !line.is_empty() {
            line.pop();
        }
        line.extend(&self.ellipsis);
    }
}

/// The length of a line in ems.
pub(super) fn length(line: &[Glyph]) -> f32 {
    line.iter().map(|glyph| glyph.advance).sum()
}

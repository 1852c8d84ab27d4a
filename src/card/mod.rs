//! Layer 4, native: social cards: the picture that other sites show with a link to a page, 1200 by 630 pixels.
//!
//! A card is set like the head of a page: the site's name over a double rule, what kind of page it
//! is, its title as large as it fits. The letters come from the font in this folder (Latin,
//! Cyrillic, Greek); a word that it cannot write becomes an ellipsis. Four colours make a few
//! kilobytes.

mod lines;
mod paint;

use anyhow::Context;
use harfrust::{Buffer, Font, ShapeOptions, ShaperFont, shape};
use skrifa::FontRef;

use crate::page::{Head, Layout};
use lines::{Glyph, Setting};
use paint::{Canvas, Colour, HARD, SOFT};

/// Pixels.
pub const WIDTH: u32 = 1200;
/// Pixels.
pub const HEIGHT: u32 = 630;

/// Literata at 36 points, semibold, in 649 glyphs.
const FONT: &[u8] = include_bytes!("literata.ttf");

/// Pixels on the left and on the right.
const MARGIN: u32 = 80;
/// The upper edge of the site's mark.
const TOP: u32 = 56;
/// From the left edge of the mark to the site's name.
const BESIDE: u32 = 72;
/// The upper edge of the double rule.
const RULE: u32 = 126;
/// The upper edge of the matter, below the rule and without one.
const MATTER: (f32, f32) = (186.0, 200.0);
/// Between the kind of page and the title.
const GAP: f32 = 14.0;
/// The height of the band along the lower edge.
const BAND: u32 = 20;

/// Sizes in which a text may be set, an em in pixels, each with the most lines that it may have.
type Sizes = [(f32, usize)];
const NAME: &Sizes = &[(36.0, 1)];
const KICKER: &Sizes = &[(38.0, 1)];
const TITLE: &Sizes = &[(92.0, 2), (68.0, 3), (54.0, 4), (44.0, 4)];
const TAGLINE: &Sizes = &[(44.0, 3)];
/// Smaller titles have many letters, and those no edges.
const LARGE: f32 = 60.0;
/// From one line to the next, in the size.
const LEADING: f32 = 1.14;
/// From the upper edge of a line to its baseline, in the size.
const ASCENT: f32 = 0.9;

/// The words of a card. Any text may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card<'a> {
    /// The site's name, but on its front page, whose title it is.
    pub site: &'a str,
    /// The kind of page that it is; on the front page, of site.
    pub kicker: &'a str,
    /// The title of the page.
    pub title: &'a str,
    /// The language of the title (BCP 47); some have letters of their own shape.
    pub lang: &'a str,
}

impl<'a> Card<'a> {
    /// The card of a page of a site of this name.
    pub fn of(head: &'a Head, site: &'a str) -> Self {
        // The first crumb is the front page.
        let section = head.breadcrumbs.iter().skip(1).next_back();
        let section = section.map(|crumb| crumb.text.as_str());
        Self {
            site: if head.layout == Layout::Front { "" } else { site },
            kicker: head.kicker.as_deref().or(section).unwrap_or_default(),
            title: &head.heading,
            lang: &head.lang,
        }
    }
}

/// Paints cards; made once for all of them.
pub struct Painter {
    shaping: Font,
    outlines: FontRef<'static>,
}

impl Painter {
    /// Reads the font.
    ///
    /// # Errors
    /// None in practice: the font is a part of the program.
    pub fn new() -> anyhow::Result<Self> {
        Ok(Self {
            shaping: Font::new(FONT, 0).context("the font of the cards cannot be read")?,
            outlines: FontRef::new(FONT).context("the font of the cards cannot be read")?,
        })
    }

    /// The card as PNG. The same words make the same bytes.
    ///
    /// # Errors
    /// None in practice: those of the font and of the encoder.
    pub fn png(&self, card: &Card<'_>) -> anyhow::Result<Vec<u8>> {
        let mut canvas = Canvas::new(&self.outlines);
        canvas.band(BAND);
        let [site, kicker, title] =
            [card.site, card.kicker, card.title].map(|text| self.writable(text));
        // The kind of page stands for a title in a script that the font lacks.
        let (kicker, title) = if title.is_none() { (title, kicker) } else { (kicker, title) };
        let text = |text: Option<String>, sizes| self.set(text.as_deref(), card.lang, sizes);
        if site.is_some() {
            canvas.mark((MARGIN, TOP), 3);
            canvas.double_rule(MARGIN, RULE);
            text(site, NAME)?.write(&mut canvas, (MARGIN + BESIDE, TOP as f32 + 3.0), Colour::Ink);
            let kicker = text(kicker, KICKER)?;
            let end = kicker.write(&mut canvas, (MARGIN, MATTER.0), Colour::Accent);
            let gap = if kicker.lines.is_empty() { 0.0 } else { GAP };
            text(title, TITLE)?.write(&mut canvas, (MARGIN, end + gap), Colour::Ink);
        } else {
            canvas.mark((MARGIN, TOP), 6);
            let end = text(title, TITLE)?.write(&mut canvas, (MARGIN, MATTER.1), Colour::Ink);
            text(kicker, TAGLINE)?.write(&mut canvas, (MARGIN, end + GAP), Colour::Accent);
        }
        canvas.png()
    }

    /// Sets a text in lines.
    fn set(&self, text: Option<&str>, lang: &str, sizes: &Sizes) -> anyhow::Result<Block> {
        let Some(text) = text else { return Ok(Block::default()) };
        let mut buffer = Buffer::new();
        buffer.push_str(&format!("{text}…"));
        buffer.set_language(lang.parse().ok());
        buffer.guess_segment_properties();
        shape(&ShaperFont::new(&self.shaping), &mut buffer, ShapeOptions::new())?;
        let setting = Setting::new(text, &buffer, f32::from(self.shaping.units_per_em()));
        let left = if sizes == NAME { MARGIN + BESIDE } else { MARGIN };
        let (size, lines) = setting.fit(sizes, (WIDTH - MARGIN - left) as f32);
        Ok(Block { size, lines })
    }

    /// The text with an ellipsis for words that the font cannot write; nothing where it can write
    /// none.
    fn writable(&self, text: &str) -> Option<String> {
        let charmap = self.shaping.charmap();
        // Marks of direction and joining have no shape.
        let hidden = |c: char| {
            matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
        };
        let mut words: Vec<String> = Vec::new();
        let mut some = false;
        for word in text.split_whitespace() {
            let word: String = word.chars().filter(|&c| !hidden(c)).collect();
            if word.chars().all(|c| charmap.map_unicode(c).is_some()) {
                some |= word.chars().any(char::is_alphanumeric);
                words.push(word);
            } else if words.last().is_none_or(|last| last != "…") {
                words.push("…".to_owned());
            }
        }
        some.then(|| words.join(" "))
    }
}

/// A text that is set, in lines of one size.
#[derive(Debug, Default)]
struct Block {
    size: f32,
    lines: Vec<Vec<Glyph>>,
}

impl Block {
    /// Writes the lines below a height; returns where they end.
    fn write(&self, canvas: &mut Canvas<'_>, (left, top): (u32, f32), colour: Colour) -> f32 {
        let shades = if self.lines.len() > 1 && self.size < LARGE { HARD } else { SOFT };
        let mut top = top;
        for line in &self.lines {
            let baseline = (top + ASCENT * self.size).round();
            canvas.write(line, (left as f32, baseline), self.size, (colour, shades));
            top += LEADING * self.size;
        }
        top
    }
}

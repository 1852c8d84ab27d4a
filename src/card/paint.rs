//! A small picture in few colours: shapes of one colour on paper, written as PNG.

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

use super::lines::Glyph;
use super::{HEIGHT, WIDTH};

/// A colour, as its place in the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    Paper,
    /// The edges of letters of either ink.
    Edge,
    Ink,
    Accent,
}

/// The colours in two bits: those of `style/tokens.css` in light, and one between ink and paper.
/// Each further shade of edges would make a card a third larger, and cards are shown at half their size.
const PALETTE: [[u8; 3]; 4] =
    [[0xfc, 0xfa, 0xf5], [0x9a, 0x91, 0x8b], [0x1d, 0x1b, 0x18], [0x7d, 0x24, 0x19]];

/// The coverage from which a pixel is an edge, and from which it is ink.
pub(super) type Shades = (f32, f32);
/// Letters with edges.
pub(super) const SOFT: Shades = (0.3, 0.7);
/// Letters without, of which there can be more in as many bytes.
pub(super) const HARD: Shades = (0.5, 0.5);

/// The mark of the icon, in sixteenths of its side: what is left of a filled square.
const MARK: [(u32, u32, u32, u32); 5] =
    [(2, 2, 12, 3), (2, 6, 12, 1), (2, 9, 3, 2), (7, 9, 7, 2), (7, 12, 5, 2)];

/// The picture in the making.
pub(super) struct Canvas<'a> {
    outlines: OutlineGlyphCollection<'a>,
    /// Row by row.
    pixels: Vec<Colour>,
    raster: Rasterizer,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(font: &FontRef<'a>) -> Self {
        Self {
            outlines: font.outline_glyphs(),
            pixels: vec![Colour::Paper; (WIDTH * HEIGHT) as usize],
            raster: Rasterizer::new(0, 0),
        }
    }

    fn fill(&mut self, (x, y, width, height): (u32, u32, u32, u32), colour: Colour) {
        for row in y..y + height {
            let start = (row * WIDTH + x) as usize;
            self.pixels[start..start + width as usize].fill(colour);
        }
    }

    /// The site's mark, `unit` being a sixteenth of its side.
    pub(super) fn mark(&mut self, (x, y): (u32, u32), unit: u32) {
        self.fill((x, y, 16 * unit, 16 * unit), Colour::Accent);
        for (left, top, width, height) in MARK {
            self.fill(
                (x + left * unit, y + top * unit, width * unit, height * unit),
                Colour::Paper,
            );
        }
    }

    /// Two rules from margin to margin.
    pub(super) fn double_rule(&mut self, margin: u32, y: u32) {
        for y in [y, y + 8] {
            self.fill((margin, y, WIDTH - 2 * margin, 4), Colour::Ink);
        }
    }

    /// A band along the lower edge.
    pub(super) fn band(&mut self, height: u32) {
        self.fill((0, HEIGHT - height, WIDTH, height), Colour::Accent);
    }

    /// Writes a line that begins at a point of its baseline and ends on the picture.
    pub(super) fn write(
        &mut self,
        line: &[Glyph],
        (x, baseline): (f32, f32),
        size: f32,
        (ink, shades): (Colour, Shades),
    ) {
        let (above, below) = ((1.1 * size).ceil(), (0.4 * size).ceil());
        let top = (baseline - above).max(0.0) as u32;
        let bottom = ((baseline + below) as u32).min(HEIGHT);
        self.raster.reset(WIDTH as usize, bottom.saturating_sub(top) as usize);
        let mut pen = x;
        for glyph in line {
            let origin = point(
                (pen + glyph.offset.0 * size).round(),
                baseline - glyph.offset.1 * size - top as f32,
            );
            if let Some(outline) = self.outlines.get(glyph.id) {
                let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
                let mut pen = Pen { raster: &mut self.raster, origin, first: origin, last: origin };
                // A glyph that cannot be drawn leaves a gap.
                _ = outline.draw(settings, &mut pen);
            }
            pen += glyph.advance * size;
        }
        let rows = &mut self.pixels[(top * WIDTH) as usize..(bottom * WIDTH) as usize];
        let (edge, full) = shades;
        self.raster.for_each_pixel(|at, coverage| {
            if coverage >= edge {
                rows[at] = if coverage >= full { ink } else { Colour::Edge };
            }
        });
    }

    /// The picture as PNG with a palette of four colours.
    pub(super) fn png(&self) -> anyhow::Result<Vec<u8>> {
        let packed: Vec<u8> = self
            .pixels
            .chunks_exact(4)
            .map(|four| four.iter().fold(0, |byte, &colour| byte << 2 | colour as u8))
            .collect();
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Two);
        encoder.set_palette(PALETTE.as_flattened());
        // Two thirds of the time of the usual level, for two hundredths more bytes.
        encoder.set_deflate_compression(png::DeflateCompression::Level(4));
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&packed)?;
        writer.finish()?;
        Ok(bytes)
    }
}

/// Draws outlines, whose y goes up, into a raster, whose y goes down.
struct Pen<'a> {
    raster: &'a mut Rasterizer,
    origin: Point,
    first: Point,
    last: Point,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> Point {
        point(self.origin.x + x, self.origin.y - y)
    }
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.first = self.at(x, y);
        self.last = self.first;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.raster.draw_line(self.last, to);
        self.last = to;
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (control, to) = (self.at(cx, cy), self.at(x, y));
        self.raster.draw_quad(self.last, control, to);
        self.last = to;
    }

    fn curve_to(&mut self, cx: f32, cy: f32, dx: f32, dy: f32, x: f32, y: f32) {
        let (first, second, to) = (self.at(cx, cy), self.at(dx, dy), self.at(x, y));
        self.raster.draw_cubic(self.last, first, second, to);
        self.last = to;
    }

    fn close(&mut self) {
        self.raster.draw_line(self.last, self.first);
        self.last = self.first;
    }
}

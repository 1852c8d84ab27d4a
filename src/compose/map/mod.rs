//! The map: every country a link, in drawings of the parts of the world that the content names.

use std::collections::HashMap;

use crate::compose::shared::index::Index;
mod outline;

use crate::compose::shared::parts::paragraphs;
use crate::content::body::Operation;
use crate::content::country::Country;
use crate::content::map::{Inset, Map, Position, View};
use crate::i18n::Label;
use crate::page::{Block, Drawing, Ink, Link, Shape};
use outline::{Point, Projection, Window, area_of, area_path, circle_path, line_path, simplified};

/// The id of its section.
pub(crate) const PLACE: &str = "map";

/// The units across a disc. A drawing has about as many as it has CSS pixels where there is room.
const DISC: f64 = 480.0;
/// The units across a sheet.
const SHEET: f64 = 1056.0;
/// In units: a country that is smaller than a target of 24 by 24 is a circle as large as one, if
/// its outline could hardly be hit.
const TARGET: i64 = 12;
const TINY: f64 = 170.0;
/// In units: the radius of the mark of a field operation.
const MARK: i64 = 5;
/// In square units: what an outline may lose at a point, in a disc, which shows more of the world,
/// and in a sheet. Chosen by eye: with 1 the page weighs a quarter more and looks hardly different.
const DISC_DETAIL: f64 = 4.0;
const SHEET_DETAIL: f64 = 10.0;
/// In square units: the smallest islands.
const ISLAND: f64 = 5.0;

/// The map with what is said of it; nothing where the content has none.
pub(crate) fn section(index: &Index<'_>) -> Option<Block> {
    let map = index.content.map.as_ref()?;
    // The inks are told once: with the first drawing that has them.
    let mut told = Vec::new();
    let drawings = map.views.iter().map(|view| {
        let mut drawing = drawing(index, map, view);
        drawing.key.retain(|sample| !told.contains(&sample.ink));
        told.extend(drawing.key.iter().map(|sample| sample.ink));
        Block::Drawing(drawing)
    });
    let drawings: Vec<Block> = drawings.collect();
    index.section(Label::Map, PLACE, drawings.into_iter().chain(paragraphs(&map.paragraphs)))
}

fn drawing(index: &Index<'_>, map: &Map, view: &View) -> Drawing {
    let width = if view.height_km.is_some() { SHEET } else { DISC };
    let scale = width / view.width_km;
    let height = view.height_km.map_or(width, |height| (height * scale).round());
    let middle = [width / 2.0, height / 2.0];
    let window = match view.height_km {
        Some(_) => Window::sheet(width, height),
        None => Window::disc(middle, width / 2.0),
    };
    let part = Part { index, map, projection: Projection::new(view.centre), scale, middle, window };
    let ground = match view.height_km {
        Some(_) => Shape { path: format!("M0 0l{width} 0 0 {height}-{width} 0z"), ..water() },
        None => disc(middle, width / 2.0),
    };
    let mut shapes = vec![ground, part.grid()];
    let detail = if view.height_km.is_some() { SHEET_DETAIL } else { DISC_DETAIL };
    shapes.extend(part.lands(detail));
    if view.marks {
        shapes.extend(part.tiny_countries());
        shapes.extend(part.operations());
    }
    if let Some(inset) = &view.inset {
        shapes.extend(inset_shapes(index, map, inset, [width, height]));
    }
    Drawing {
        label: view.name.clone(),
        width: width as u32,
        height: height as u32,
        key: key(index, &shapes),
        shapes,
        caption: view.text.clone(),
    }
}

/// A part of the world in the lower right corner of a drawing, small enough to touch a disc.
fn inset_shapes(index: &Index<'_>, map: &Map, inset: &Inset, corner: Point) -> Vec<Shape> {
    // The largest circle between a circle and the corner of the square round it.
    let radius = (DISC / 2.0 * (3.0 - 2.0 * std::f64::consts::SQRT_2)).floor();
    let middle = corner.map(|end| end - radius);
    let part = Part {
        index,
        map,
        projection: Projection::new(inset.centre),
        scale: 2.0 * radius / inset.width_km,
        middle,
        window: Window::disc(middle, radius),
    };
    let mut shapes = vec![disc(middle, radius)];
    shapes.extend(part.lands(DISC_DETAIL));
    shapes
}

fn disc(middle: Point, radius: f64) -> Shape {
    Shape { path: circle_path(middle, radius as i64), ..water() }
}

fn water() -> Shape {
    Shape { ink: Ink::Water, ..Shape::default() }
}

/// A part of the world on its way to the page.
struct Part<'a> {
    index: &'a Index<'a>,
    map: &'a Map,
    projection: Projection,
    /// Units in a kilometre.
    scale: f64,
    /// Where the centre of the projection lies.
    middle: Point,
    /// What is shown.
    window: Window,
}

impl Part<'_> {
    fn place(&self, position: Position) -> Point {
        let [x, y] = self.projection.place(position);
        [self.middle[0] + x * self.scale, self.middle[1] + y * self.scale]
    }

    /// Every 30th meridian and every 20th parallel.
    fn grid(&self) -> Shape {
        let along = |from: i32, to: i32, step: usize| (from..=to).step_by(step).map(f64::from);
        let meridians = along(-180, 150, 30)
            .map(|lon| along(-80, 80, 4).map(|lat| self.place([lon, lat])).collect());
        let parallels = along(-60, 80, 20)
            .map(|lat| along(-180, 180, 8).map(|lon| self.place([lon, lat])).collect());
        let lines = meridians.chain(parallels);
        let path = lines.map(|line: Vec<Point>| line_path(&line, &self.window)).collect();
        Shape { ink: Ink::Grid, path, link: None }
    }

    /// Other land, then the countries, as far as they are in the window; points that matter for
    /// less than `detail` square units are left out.
    fn lands(&self, detail: f64) -> Vec<Shape> {
        let outlines = simplified(&self.map.lands, |position| self.place(position), detail);
        let lands = self.map.lands.iter().zip(outlines);
        let (countries, others): (Vec<_>, Vec<_>) =
            lands.partition(|(land, _)| land.country.is_some());
        let shapes = others.into_iter().chain(countries).filter_map(|(land, rings)| {
            let path = area_path(rings, &self.window, ISLAND)?;
            let country = land.country.as_ref().and_then(|id| self.index.content.country(id));
            Some(match country {
                Some(country) => self.country(country, path),
                None => Shape { ink: Ink::Land, path, link: None },
            })
        });
        shapes.collect()
    }

    fn country(&self, country: &Country, path: String) -> Shape {
        let ink = ink(self.index, country);
        Shape { ink, path, link: Some(self.index.country_link(&country.id)) }
    }

    /// Circles at the capitals of countries that are too small to be hit.
    fn tiny_countries(&self) -> Vec<Shape> {
        let outlined: HashMap<_, f64> = (self.map.lands.iter())
            .filter_map(|land| {
                let area = |ring: &Vec<Position>| {
                    area_of(&ring.iter().map(|at| self.place(*at)).collect::<Vec<_>>())
                };
                Some((land.country.as_ref()?, land.rings.iter().map(area).sum()))
            })
            .collect();
        let tiny = self.index.content.countries.iter().filter_map(|country| {
            let area = outlined.get(&country.id).copied().unwrap_or_default();
            let at = self.place([country.longitude, country.latitude]);
            (area < TINY && self.window.holds(at))
                .then(|| self.country(country, circle_path(at, TARGET)))
        });
        tiny.collect()
    }

    /// A mark a seat of field operations, active ones over those that were, south over north. Where
    /// one is active it leads to that, else to the last one that was.
    fn operations(&self) -> Vec<Shape> {
        let mut seats: Vec<(Point, Vec<&Operation>)> = Vec::new();
        for operation in &self.index.content.operations {
            let at = self.place([operation.longitude, operation.latitude]);
            match seats.iter_mut().find(|(seat, _)| *seat == at) {
                Some((_, here)) => here.push(operation),
                None if self.window.holds(at) => seats.push((at, vec![operation])),
                None => {}
            }
        }
        let is_past = |here: &[&Operation]| here.iter().all(|one| one.closed.is_some());
        seats.sort_by(|(a, here), (b, there)| {
            is_past(there).cmp(&is_past(here)).then(a[1].total_cmp(&b[1]))
        });
        let mark = |(at, here): (Point, Vec<&Operation>)| {
            let ink = if is_past(&here) { Ink::Past } else { Ink::Mark };
            let last = here.into_iter().max_by_key(|one| (one.closed.is_none(), one.closed))?;
            let link = Some(self.index.operation_link(&last.id));
            Some(Shape { ink, path: circle_path(at, MARK), link })
        };
        seats.into_iter().filter_map(mark).collect()
    }
}

/// The members of the first group in one ink, all others in another.
fn ink(index: &Index<'_>, country: &Country) -> Ink {
    let first = index.content.site.groups.first();
    if first.is_some_and(|first| first.id == country.group) { Ink::First } else { Ink::Second }
}

/// What the inks mean that are in a drawing, each on a sample of it, 20 units square.
fn key(index: &Index<'_>, shapes: &[Shape]) -> Vec<Shape> {
    let (first, others) = match index.content.site.groups.as_slice() {
        [] => (String::new(), String::new()),
        [first, others @ ..] => {
            let others: Vec<&str> = others.iter().map(|group| &*group.name).collect();
            (first.name.clone(), others.join(", "))
        }
    };
    let patch = || "M1 3l18 0 0 14-18 0z".to_owned();
    let mark = || circle_path([10.0, 10.0], MARK);
    let label = |label| index.label(label).to_owned();
    let inks = [
        (Ink::First, patch(), first),
        (Ink::Second, patch(), others),
        (Ink::Land, patch(), label(Label::OtherLand)),
        (Ink::Mark, mark(), label(Label::ActiveOperations)),
        (Ink::Past, mark(), label(Label::ClosedOperations)),
    ];
    let drawn = |ink| shapes.iter().any(|shape| shape.ink == ink);
    inks.into_iter()
        .filter(|(ink, ..)| drawn(*ink))
        .map(|(ink, path, words)| Shape { ink, path, link: Some(Link::new(words, "")) })
        .collect()
}

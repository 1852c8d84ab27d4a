//! Outlines on a plane: projected, simplified, cut to what is shown, written as SVG paths.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use crate::content::map::{Land, Position};

/// A place on the plane: to the right and down.
pub(crate) type Point = [f64; 2];

/// The places of an outline, the last joined to the first.
pub(crate) type Ring = Vec<Point>;

/// Kilometres: the radius of a sphere of the Earth's area.
const RADIUS: f64 = 6371.0;

/// The Lambert azimuthal equal-area projection of a sphere: areas are true, and so are distances
/// near its centre (Snyder, Map Projections: A Working Manual, 1987, equations 24-2 to 24-4).
pub(crate) struct Projection {
    lon: f64,
    sin: f64,
    cos: f64,
}

impl Projection {
    pub(crate) fn new([lon, lat]: Position) -> Self {
        let lat = lat.to_radians();
        Self { lon, sin: lat.sin(), cos: lat.cos() }
    }

    /// Kilometres to the right of the centre and below it. The place opposite the centre would be
    /// a circle: it lies anywhere on that.
    pub(crate) fn place(&self, [lon, lat]: Position) -> Point {
        let (lon, lat) = ((lon - self.lon).to_radians(), lat.to_radians());
        let near = self.sin * lat.sin() + self.cos * lat.cos() * lon.cos();
        let k = RADIUS * (2.0 / (1.0 + near).max(f64::EPSILON)).sqrt();
        let up = self.cos * lat.sin() - self.sin * lat.cos() * lon.cos();
        [k * lat.cos() * lon.sin(), -k * up]
    }
}

/// A convex part of the plane, its corners clockwise.
pub(crate) struct Window(Ring);

impl Window {
    /// A rectangle from the origin, and a little more, so that no edge of a land is seen there.
    pub(crate) fn sheet(width: f64, height: f64) -> Self {
        const MORE: f64 = 3.0;
        let (right, bottom) = (width + MORE, height + MORE);
        Self(vec![[-MORE, -MORE], [right, -MORE], [right, bottom], [-MORE, bottom]])
    }

    /// A disc, as near as the eye can tell.
    pub(crate) fn disc([x, y]: Point, radius: f64) -> Self {
        const CORNERS: u32 = 60;
        let corner = |at| {
            let angle = f64::from(at) / f64::from(CORNERS) * std::f64::consts::TAU;
            [x + radius * angle.cos(), y + radius * angle.sin()]
        };
        Self((0..CORNERS).map(corner).collect())
    }

    fn edges(&self) -> impl Iterator<Item = (Point, Point)> {
        let next = self.0.iter().cycle().skip(1);
        self.0.iter().copied().zip(next.copied())
    }

    pub(crate) fn holds(&self, point: Point) -> bool {
        self.edges().all(|edge| inside(edge, point) >= 0.0)
    }

    /// What of a ring is in the window (Sutherland and Hodgman 1974); nothing where it is outside.
    fn cut(&self, ring: Ring) -> Ring {
        self.edges().fold(ring, |ring, edge| {
            let mut cut = Ring::with_capacity(ring.len());
            let next = ring.iter().cycle().skip(1);
            for (&a, &b) in ring.iter().zip(next) {
                let (at, bt) = (inside(edge, a), inside(edge, b));
                if at >= 0.0 {
                    cut.push(a);
                }
                if (at >= 0.0) != (bt >= 0.0) {
                    let t = at / (at - bt);
                    cut.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
                }
            }
            cut
        })
    }
}

/// How far a point is inside of an edge, times the edge's length.
fn inside((from, to): (Point, Point), [x, y]: Point) -> f64 {
    (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0])
}

/// The outlines of lands with fewer points: those go that make the smallest triangles with their
/// neighbours, up to an area (Visvalingam and Whyatt 1993).
///
/// Points that several rings share are one, and where borders meet they stay: so neighbours keep
/// the same border. A triangle is not taken apart.
pub(crate) fn simplified(
    lands: &[Land],
    place: impl Fn(Position) -> Point,
    area: f64,
) -> Vec<Vec<Ring>> {
    let mut net = Net::default();
    let rings = |land: &Land| land.rings.iter().map(|ring| net.add(ring, &place)).collect();
    let lands: Vec<Vec<Vec<usize>>> = lands.iter().map(rings).collect();
    net.thin(area);
    let kept = |ring: &Vec<usize>| net.kept(ring).collect();
    lands.iter().map(|rings| rings.iter().map(kept).collect()).collect()
}

/// The points of all rings, each once.
#[derive(Default)]
struct Net {
    numbers: HashMap<[u64; 2], usize>,
    nodes: Vec<Node>,
}

struct Node {
    at: Point,
    /// The points that a line joins it to.
    beside: Vec<usize>,
    /// What it makes a triangle of, and no less than what went before it; bits of a positive
    /// number, which are in its order.
    weight: u64,
    gone: bool,
}

impl Net {
    fn add(&mut self, ring: &[Position], place: &impl Fn(Position) -> Point) -> Vec<usize> {
        let mut number = |position: &Position| {
            let next = self.nodes.len();
            let number = *self.numbers.entry(position.map(f64::to_bits)).or_insert(next);
            if number == next {
                let at = place(*position);
                self.nodes.push(Node { at, beside: Vec::new(), weight: 0, gone: false });
            }
            number
        };
        let ring: Vec<usize> = ring.iter().map(&mut number).collect();
        for (&a, &b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            for (a, b) in [(a, b), (b, a)] {
                if a != b && !self.nodes[a].beside.contains(&b) {
                    self.nodes[a].beside.push(b);
                }
            }
        }
        ring
    }

    /// The two points beside one that lies on a line and not where lines meet.
    fn on_line(&self, node: usize) -> Option<[usize; 2]> {
        self.nodes[node].beside.as_slice().try_into().ok()
    }

    /// Weighs a point anew.
    fn weigh(&mut self, node: usize, least: u64) -> Option<Reverse<(u64, usize)>> {
        let [a, b] = self.on_line(node)?;
        let [a, b] = [a, b].map(|beside| self.nodes[beside].at);
        let area = inside((a, b), self.nodes[node].at).abs() / 2.0;
        let weight = area.to_bits().max(least);
        self.nodes[node].weight = weight;
        Some(Reverse((weight, node)))
    }

    fn thin(&mut self, area: f64) {
        let all = 0..self.nodes.len();
        let mut queue: BinaryHeap<_> = all.filter_map(|node| self.weigh(node, 0)).collect();
        while let Some(Reverse((weight, node))) = queue.pop() {
            if weight > area.to_bits() {
                break;
            }
            let Some([a, b]) = self.on_line(node) else { continue };
            let stale = self.nodes[node].gone || self.nodes[node].weight != weight;
            if stale || self.nodes[a].beside.contains(&b) {
                continue;
            }
            self.nodes[node].gone = true;
            for (end, other) in [(a, b), (b, a)] {
                for beside in &mut self.nodes[end].beside {
                    if *beside == node {
                        *beside = other;
                    }
                }
                queue.extend(self.weigh(end, weight));
            }
        }
    }

    fn kept(&self, ring: &[usize]) -> impl Iterator<Item = Point> {
        ring.iter().map(|node| &self.nodes[*node]).filter(|node| !node.gone).map(|node| node.at)
    }
}

/// What of a land is in a window, as a path; nothing where it is outside or too small to be drawn.
/// Parts smaller than an area are left out, but for the largest.
pub(crate) fn area_path(rings: Vec<Ring>, window: &Window, least: f64) -> Option<String> {
    let mut rings: Vec<(f64, Vec<[i64; 2]>)> = rings
        .into_iter()
        .map(|ring| window.cut(ring))
        .map(|ring| (area_of(&ring), whole(&ring)))
        .filter(|(_, ring)| ring.len() > 2)
        .collect();
    rings.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let large = rings.iter().take_while(|(area, _)| *area >= least).count().max(1);
    rings.truncate(large);
    let mut path = String::new();
    let mut from = None;
    for (_, ring) in &rings {
        line(&mut path, &mut from, ring);
        path.push('z');
        // There the path goes back to where the ring begins.
        from = ring.first().copied();
    }
    (!path.is_empty()).then_some(path)
}

/// The parts of a line that are in a window, as a path.
pub(crate) fn line_path(points: &[Point], window: &Window) -> String {
    let mut path = String::new();
    let mut from = None;
    for part in points.split(|point| !window.holds(*point)) {
        let part = whole(part);
        if part.len() > 1 {
            line(&mut path, &mut from, &part);
        }
    }
    path
}

/// A circle as a path.
pub(crate) fn circle_path([x, y]: Point, radius: i64) -> String {
    let (left, y) = (x.round() as i64 - radius, y.round() as i64);
    let wide = 2 * radius;
    format!("M{left} {y}a{radius} {radius} 0 1 0 {wide} 0 {radius} {radius} 0 1 0-{wide} 0z")
}

/// Writes a line, relative to where the path is. A sign parts numbers as well as a space.
fn line(path: &mut String, from: &mut Option<[i64; 2]>, points: &[[i64; 2]]) {
    path.push(if from.is_some() { 'm' } else { 'M' });
    let mut at = from.unwrap_or_default();
    for (n, point) in points.iter().enumerate() {
        if n == 1 {
            path.push('l');
        }
        for axis in [0, 1] {
            let step = point[axis] - at[axis];
            if step >= 0 && path.ends_with(|c: char| c.is_ascii_digit()) {
                path.push(' ');
            }
            path.push_str(&step.to_string());
        }
        at = *point;
    }
    *from = Some(at);
}

/// The points in whole units, none twice in a row.
fn whole(points: &[Point]) -> Vec<[i64; 2]> {
    let mut whole: Vec<_> =
        points.iter().map(|point| point.map(|unit| unit.round() as i64)).collect();
    whole.dedup();
    if whole.len() > 1 && whole.first() == whole.last() {
        whole.pop();
    }
    whole
}

/// The area of a ring, in square units.
pub(crate) fn area_of(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let twice: f64 = ring.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
    twice.abs() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn land(rings: &[&[Position]]) -> Land {
        Land { country: None, rings: rings.iter().map(|ring| ring.to_vec()).collect() }
    }

    #[test]
    fn the_projection_is_the_one_in_the_book() {
        // Snyder 1987, page 332: R = 3, centre 40° N 100° W, 20° S 100° E.
        let [x, y] = Projection::new([-100.0, 40.0]).place([100.0, -20.0]);
        let near = |found: f64, told: f64| (found / RADIUS * 3.0 - told).abs() < 1e-6;
        assert!(near(x, -4.2339303) && near(-y, 4.0257775), "{x} {y}");
        assert_eq!(Projection::new([20.0, 60.0]).place([20.0, 60.0]), [0.0, -0.0]);
        let [x, y] = Projection::new([0.0, 0.0]).place([180.0, 0.0]);
        assert!(x.is_finite() && y.is_finite(), "the place opposite the centre");
    }

    #[test]
    fn areas_are_true() {
        let cell = |lon: f64, lat: f64| {
            let projection = Projection::new([20.0, 60.0]);
            let corners = [[lon, lat], [lon + 1.0, lat], [lon + 1.0, lat + 1.0], [lon, lat + 1.0]];
            area_of(&corners.map(|corner| projection.place(corner)))
        };
        let sphere = |lat: f64| {
            let height = (lat + 1.0).to_radians().sin() - lat.to_radians().sin();
            1f64.to_radians() * height * RADIUS * RADIUS
        };
        for (lon, lat) in [(20.0, 60.0), (-123.0, 49.0), (132.0, 43.0), (100.0, 10.0)] {
            let share = cell(lon, lat) / sphere(lat);
            assert!((share - 1.0).abs() < 0.001, "{lon} {lat}: {share}");
        }
    }

    #[test]
    fn neighbours_keep_the_same_border() {
        // Two squares with a ragged border between them.
        let border = [[2.0, 0.0], [2.1, 1.0], [1.9, 2.0], [2.0, 3.0], [2.3, 4.0], [2.0, 5.0]];
        let mut west = border.to_vec();
        west.extend([[0.0, 5.0], [0.0, 0.0]]);
        let mut east: Vec<Position> = border.iter().rev().copied().collect();
        east.extend([[4.0, 0.0], [4.0, 5.0]]);
        let lands = [land(&[&west]), land(&[&east])];
        let simple = simplified(&lands, |position| position, 0.25);
        let on_border = |ring: &Ring| {
            let mut on: Vec<Point> =
                ring.iter().copied().filter(|[x, _]| (1.5..2.5).contains(x)).collect();
            on.sort_by(|a, b| a[1].total_cmp(&b[1]));
            on
        };
        let (west, east) = (on_border(&simple[0][0]), on_border(&simple[1][0]));
        assert_eq!(west, east);
        assert!((2..border.len()).contains(&west.len()), "simpler, and its ends are there");
        assert_eq!(west.first(), Some(&[2.0, 0.0]));
        assert_eq!(west.last(), Some(&[2.0, 5.0]));
    }

    #[test]
    fn a_small_island_stays_a_triangle() {
        let island = [[0.0, 0.0], [0.1, 0.0], [0.1, 0.1], [0.05, 0.12], [0.0, 0.1]];
        let simple = simplified(&[land(&[&island])], |position| position, 1000.0);
        assert_eq!(simple[0][0].len(), 3);
    }

    #[test]
    fn a_window_cuts_lands_and_lines() {
        let sheet = Window::sheet(10.0, 10.0);
        let square = |from: f64, to: f64| vec![[from, from], [to, from], [to, to], [from, to]];
        let path = |rings| area_path(rings, &sheet, 0.0);
        assert_eq!(path(vec![square(1.0, 4.0)]).as_deref(), Some("M1 1l3 0 0 3-3 0z"));
        assert_eq!(path(vec![square(5.0, 90.0)]).as_deref(), Some("M5 5l8 0 0 8-8 0z"));
        assert_eq!(path(vec![square(50.0, 90.0)]), None);
        assert_eq!(path(vec![square(1.0, 1.1)]), None, "a point is no area");
        let two = vec![square(6.0, 7.0), square(1.0, 4.0)];
        assert_eq!(path(two).as_deref(), Some("M1 1l3 0 0 3-3 0zm5 5l1 0 0 1-1 0z"));
        let small = vec![square(6.0, 7.0), square(1.0, 4.0)];
        assert_eq!(area_path(small, &sheet, 5.0).as_deref(), Some("M1 1l3 0 0 3-3 0z"));
        let line = [[1.0, 1.0], [5.0, 2.0], [50.0, 2.0], [5.0, 3.0], [1.0, 3.0]];
        assert_eq!(line_path(&line, &sheet), "M1 1l4 1m0 1l-4 0");
        let disc = Window::disc([5.0, 5.0], 5.0);
        assert!(disc.holds([5.0, 0.1]) && !disc.holds([0.5, 0.5]));
        assert_eq!(circle_path([10.4, 10.0], 5), "M5 10a5 5 0 1 0 10 0 5 5 0 1 0-10 0z");
    }
}

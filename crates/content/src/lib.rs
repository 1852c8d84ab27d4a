//! The content of a site: its types and ids, their schema, and the rules that they must meet.
//!
//! Start with [`Content`], a whole folder. [`read::read`] makes one from the bytes of its files and
//! names every [`Problem`](problem::Problem) on the way. Nothing here touches a file system, knows
//! a page or draws anything, so that the same rules hold natively and in the browser. `README.md`
//! is the map.

pub mod body;
pub mod country;
pub mod date;
pub mod files;
pub mod hrefs;
pub mod ids;
mod json;
pub mod lookup;
pub mod map;
mod nearest;
pub mod news;
pub mod page;
pub mod problem;
pub mod read;
pub mod schema;
pub mod site;
mod svg;
pub mod text;
pub mod work;

pub use lookup::Content;

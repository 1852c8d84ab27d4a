//! Structured data after schema.org, as JSON-LD objects.

use serde_json::{Map, Value, json};

use super::excerpt::clip;
use super::index::Index;
use super::links::structure_path;
use crate::content::body::{Operation, Structure};
use crate::content::country::Country;
use crate::content::news::NewsItem;
use crate::content::page::Target;
use crate::content::work::Meeting;
use crate::page::Link;
use crate::route::{Route, card, href};

/// Characters of a headline, at most, as search engines want it.
const HEADLINE: usize = 110;

/// An object without its empty members.
fn object<const N: usize>(kind: &str, members: [(&str, Value); N]) -> Value {
    let mut map = Map::new();
    map.insert("@type".to_owned(), kind.into());
    for (name, value) in members {
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        if !empty {
            map.insert(name.to_owned(), value);
        }
    }
    Value::Object(map)
}

/// An object that stands by itself.
fn top<const N: usize>(kind: &str, members: [(&str, Value); N]) -> Value {
    let mut value = object(kind, members);
    value["@context"] = "https://schema.org".into();
    value
}

fn url(index: &Index<'_>, path: &str) -> String {
    href(index.base_url, path)
}

/// A thing with a page, by name and address.
fn named(index: &Index<'_>, kind: &str, link: &Link) -> Value {
    let address = if link.href.is_empty() { String::new() } else { url(index, &link.href) };
    object(kind, [("name", link.text.as_str().into()), ("url", address.into())])
}

fn organization_itself(index: &Index<'_>) -> Value {
    let organization = &index.content.site.organization;
    object(
        "Organization",
        [
            ("name", organization.name.as_str().into()),
            ("alternateName", organization.short_name.as_str().into()),
            ("url", organization.url.clone().into()),
        ],
    )
}

/// The way from the home page to a page.
pub(crate) fn breadcrumbs(index: &Index<'_>, crumbs: &[Link], heading: &str, path: &str) -> Value {
    let way = crumbs.iter().map(|crumb| (crumb.text.as_str(), crumb.href.as_str()));
    let steps = way.chain([(heading, path)]).enumerate().map(|(position, (name, path))| {
        object(
            "ListItem",
            [
                ("position", (position + 1).into()),
                ("name", name.into()),
                ("item", url(index, path).into()),
            ],
        )
    });
    top("BreadcrumbList", [("itemListElement", steps.collect())])
}

/// The site.
pub(crate) fn website(index: &Index<'_>) -> Value {
    let site = &index.content.site;
    top(
        "WebSite",
        [
            ("name", site.name.as_str().into()),
            ("description", site.description.as_str().into()),
            ("url", url(index, &Route::Home.path()).into()),
            ("inLanguage", index.lang().into()),
            ("about", organization_itself(index)),
        ],
    )
}

/// A news item.
pub(crate) fn article(index: &Index<'_>, item: &NewsItem) -> Value {
    let path = index.item_path(item);
    let (path, image) = (url(index, &path), url(index, &card(&path)));
    let countries = item.countries.iter();
    let countries = countries.map(|id| named(index, "Country", &index.country_link(id)));
    let fields = item.fields_of_work.iter();
    let fields = fields.map(|id| named(index, "Thing", &index.field_link(id)));
    let sources = item.sources.iter().map(|source| match &source.url {
        Some(url) => object(
            "CreativeWork",
            [("name", source.title.as_str().into()), ("url", url.as_str().into())],
        ),
        None => object("CreativeWork", [("name", source.title.as_str().into())]),
    });
    let original = item.translation_of.as_ref().and_then(|id| index.versions(id).first());
    let original = original.map(
        |original| json!({ "@type": "NewsArticle", "@id": url(index, &index.item_path(original)) }),
    );
    top(
        "NewsArticle",
        [
            ("@id", path.clone().into()),
            ("url", path.into()),
            ("image", image.into()),
            ("headline", clip(&item.title, HEADLINE).into()),
            ("description", item.summary.as_str().into()),
            ("datePublished", item.issued_on.to_string().into()),
            ("inLanguage", item.lang.as_str().into()),
            ("about", countries.chain(fields).collect()),
            (
                "publisher",
                object("Organization", [("name", index.content.site.name.as_str().into())]),
            ),
            (
                "sourceOrganization",
                named(index, "Organization", &index.issuer_link(&item.issued_by)),
            ),
            ("isBasedOn", sources.collect()),
            ("translationOfWork", original.into()),
        ],
    )
}

/// A country with its capital.
pub(crate) fn country(index: &Index<'_>, country: &Country) -> Value {
    let of = Target::Country(country.id.clone());
    let names = index.all_names(&of, &country.name, &country.names);
    let capital = json!({
        "@type": "City",
        "name": country.capital,
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": country.latitude,
            "longitude": country.longitude,
        },
    });
    top(
        "Country",
        [
            ("name", country.name.as_str().into()),
            ("alternateName", Value::from(&names[1..])),
            ("identifier", country.iso2.as_str().into()),
            ("url", url(index, &Route::Country(country.id.to_string()).path()).into()),
            ("containsPlace", capital),
        ],
    )
}

/// A structure.
pub(crate) fn structure(index: &Index<'_>, structure: &Structure) -> Value {
    let of = Target::Structure(structure.id.clone());
    let names = index.all_names(&of, &structure.name, &structure.names);
    let parent = structure.parent.as_ref().and_then(|id| index.content.structure(id));
    let parent = match parent {
        Some(parent) if parent.parent.is_some() => {
            named(index, "Organization", &index.structure_link(&parent.id))
        }
        _ => organization_itself(index),
    };
    top(
        "Organization",
        [
            ("name", structure.name.as_str().into()),
            ("alternateName", Value::from(&names[1..])),
            ("url", url(index, &structure_path(structure)).into()),
            ("foundingDate", structure.established.map(|date| date.to_string()).into()),
            ("location", structure.seat.as_deref().map(place).into()),
            ("parentOrganization", parent),
        ],
    )
}

/// A field operation.
pub(crate) fn operation(index: &Index<'_>, operation: &Operation) -> Value {
    let of = Target::Operation(operation.id.clone());
    let names = index.all_names(&of, &operation.name, &operation.names);
    top(
        "Organization",
        [
            ("name", operation.name.as_str().into()),
            ("alternateName", Value::from(&names[1..])),
            ("url", url(index, &Route::Operation(operation.id.to_string()).path()).into()),
            ("foundingDate", operation.established.to_string().into()),
            ("dissolutionDate", operation.closed.map(|date| date.to_string()).into()),
            ("location", place(&operation.seat)),
            ("parentOrganization", organization_itself(index)),
        ],
    )
}

fn place(name: &str) -> Value {
    object("Place", [("name", name.into())])
}

/// A meeting; nothing for one without a date.
pub(crate) fn event(index: &Index<'_>, meeting: &Meeting) -> Option<Value> {
    let start = meeting.start?;
    let country = index.content.country(&meeting.country);
    let address = object(
        "PostalAddress",
        [
            ("addressLocality", meeting.city.as_str().into()),
            ("addressCountry", country.map(|country| country.iso2.as_str()).into()),
        ],
    );
    let place = object("Place", [("name", meeting.city.as_str().into()), ("address", address)]);
    Some(top(
        "Event",
        [
            ("name", meeting.name.as_str().into()),
            ("url", url(index, &Route::Meeting(meeting.id.to_string()).path()).into()),
            ("startDate", start.to_string().into()),
            ("endDate", meeting.end.map(|date| date.to_string()).into()),
            ("eventStatus", "https://schema.org/EventScheduled".into()),
            ("location", place),
            ("organizer", organization_itself(index)),
        ],
    ))
}

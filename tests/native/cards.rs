//! Social cards of the default content, and of words that are hard to set.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use communique::card::{Card, HEIGHT, Painter, WIDTH};
use communique::compose::{Composed, compose};
use communique::page::Head;
use communique::route::Route;

use crate::{locale, sound_content};

/// What other sites are asked to fetch.
const MOST: usize = 10_000;
/// Pixels that stay paper on the other sides than the lower one, which has a band.
const EDGE: usize = 40;
/// The height of the band.
const BAND: usize = 20;

/// A card as it is seen: a place in the palette for each pixel, and the palette.
struct Seen {
    pixels: Vec<u8>,
    palette: Vec<u8>,
}

fn seen(png: &[u8]) -> Seen {
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::IDENTITY);
    let mut reader = decoder.read_info().expect("a card is PNG");
    let palette = reader.info().palette.clone().expect("it has a palette").into_owned();
    let mut packed = vec![0; reader.output_buffer_size().expect("it has a size")];
    let info = reader.next_frame(&mut packed).expect("it is whole");
    assert_eq!((info.width, info.height), (WIDTH, HEIGHT));
    assert_eq!(info.bit_depth, png::BitDepth::Two);
    let pixels =
        packed.into_iter().flat_map(|four| [6, 4, 2, 0].map(|at| four >> at & 3)).collect();
    Seen { pixels, palette }
}

impl Seen {
    fn row(&self, y: usize) -> &[u8] {
        let width = WIDTH as usize;
        &self.pixels[y * width..][..width]
    }

    /// Whether something is painted between two heights.
    fn is_written(&self, from: usize, to: usize) -> bool {
        (from..to).any(|y| self.row(y).iter().any(|&colour| colour > 0))
    }

    /// That nothing is painted near the edges but the band.
    fn assert_inside(&self, what: &str) {
        let (width, height) = (WIDTH as usize, HEIGHT as usize);
        for y in 0..height - BAND {
            let row = self.row(y);
            let outer = y < EDGE || y >= height - BAND - EDGE;
            let paper =
                if outer { row.to_vec() } else { [&row[..EDGE], &row[width - EDGE..]].concat() };
            assert!(paper.iter().all(|&colour| colour == 0), "{what}: row {y} is written on");
        }
        assert!(!self.row(height - 1).contains(&0), "{what}: the band is whole");
    }
}

fn painted(card: &Card<'_>) -> Vec<u8> {
    let painter = Painter::new().expect("the font is there");
    let png = painter.png(card).expect("the card is painted");
    assert!(png.len() <= MOST, "{}: {} bytes", card.title, png.len());
    let again = painter.png(card).expect("the card is painted");
    assert!(again == png, "the same words make the same bytes");
    png
}

fn titled(title: &str) -> Card<'_> {
    Card { site: "The record", kicker: "Report", title, lang: "en" }
}

/// The first page of each kind in each language, by the last crumb above it.
fn kinds(composed: &Composed) -> BTreeMap<(String, String), &Head> {
    let mut kinds = BTreeMap::new();
    for page in &composed.pages {
        let head = &page.document.head;
        let section = page.path.trim_start_matches(&format!("/{}", head.lang)).to_owned();
        let section = section.split('/').nth(1).unwrap_or_default().to_owned();
        let depth = page.path.split('/').count();
        kinds.entry((format!("{section} {depth}"), head.lang.clone())).or_insert(head);
    }
    kinds
}

#[test]
fn every_kind_of_page_in_every_language_has_one_of_its_own() {
    let content = sound_content("public/content");
    let composed = compose(&content, &locale(), "");
    let kinds = kinds(&composed);
    let languages: BTreeSet<&str> = kinds.keys().map(|(_, lang)| lang.as_str()).collect();
    assert_eq!(languages.into_iter().collect::<Vec<_>>(), ["de", "en", "es", "fr", "it", "ru"]);
    assert!(kinds.len() >= 20, "{:?}", kinds.keys());
    let mut cards = BTreeMap::new();
    for (kind, head) in kinds {
        let png = painted(&Card::of(head, &composed.shell.name));
        let seen = seen(&png);
        seen.assert_inside(&head.heading);
        assert!(seen.is_written(232, 530), "{kind:?}: the title is written");
        if let Some(other) = cards.insert(png, kind.clone()) {
            panic!("{kind:?} and {other:?} have the same card");
        }
    }
}

#[test]
fn every_card_of_the_default_content_is_small() {
    let content = sound_content("public/content");
    let composed = compose(&content, &locale(), "");
    let painter = Painter::new().expect("the font is there");
    let (mut sum, mut most) = (0, 0);
    for page in &composed.pages {
        let card = Card::of(&page.document.head, &composed.shell.name);
        let bytes = painter.png(&card).expect("the card is painted").len();
        assert!(bytes <= MOST, "{}: {bytes} bytes", page.path);
        (sum, most) = (sum + bytes, most.max(bytes));
    }
    assert!(sum / composed.pages.len() < 7_500, "{sum} bytes in all, {most} at most");
}

#[test]
fn the_front_page_says_its_name_once() {
    let content = sound_content("public/content");
    let composed = compose(&content, &locale(), "");
    let home = composed.pages.iter().find(|page| page.path == Route::Home.path());
    let head = &home.expect("there is a front page").document.head;
    let card = Card::of(head, &composed.shell.name);
    assert_eq!((card.site, card.title), ("", content.site.name.as_str()));
    assert_eq!(card.kicker, content.site.tagline);
}

#[test]
fn no_title_is_too_long() {
    let word = "Donaudampfschifffahrtsgesellschaft".repeat(9);
    let words = "Cross-border co-operation in focus at the annual meeting ".repeat(6);
    let narrow = "i".repeat(300);
    let wide = "Щ".repeat(300);
    for title in [&word[..300], &words[..300], &narrow, &wide, "W", "Ё", "co-operation"] {
        seen(&painted(&titled(title))).assert_inside(title);
    }
    let (site, kicker) = (words.as_str(), word.as_str());
    seen(&painted(&Card { site, kicker, ..titled("Short") })).assert_inside("all long");
}

#[test]
fn a_long_title_is_smaller_and_then_cut() {
    let short = painted(&titled("Police experts meet"));
    let longer = "Police experts meet in Vienna to speak about co-operation across all borders";
    let all =
        "Police experts meet in Vienna and go home again to tell what they have heard. ".repeat(5);
    let (long, cut) = (painted(&titled(&all)), painted(&titled(&format!("{all}{all}"))));
    let height = |png: &[u8]| {
        let seen = seen(png);
        (240..HEIGHT as usize - BAND).filter(|&y| seen.is_written(y, y + 1)).count()
    };
    assert!(height(&short) < height(&painted(&titled(longer))));
    // Only what fits is there, and what does not leaves its mark.
    assert!(long == cut);
    assert!(long != painted(&titled("Police")));
}

#[test]
fn letters_of_all_languages_are_written() {
    let texts = [
        "Türkiye, Česko, Łódź, Ísland, Ñandú, Șiret, Ərəb",
        "Хельсинкский Заключительный акт: Ґрунт, Їжак, Ћуприја, Қазақ",
        "Ελληνική Δημοκρατία, ΰ Ϊ ή",
        "“Quoted” – ‘single’ — 5 € … №7",
        "e\u{301}tat, Й",
    ];
    for text in texts {
        let whole = painted(&titled(text));
        // A word that cannot be written would be an ellipsis, which makes the same card.
        for word in text.split(' ').filter(|word| word.contains(char::is_alphabetic)) {
            let elided = painted(&titled(&text.replace(word, "漢")));
            assert!(whole != elided, "{word} is written");
        }
    }
    assert!(painted(&titled("e\u{301}tat")) == painted(&titled("état")));
}

#[test]
fn a_script_that_the_font_lacks_leaves_what_can_be_written() {
    let kind_alone = Card { kicker: "", ..titled("Report") };
    for title in ["اجتماع الخبراء", "専門家会議", "", "🕊", "…"] {
        assert!(painted(&titled(title)) == painted(&kind_alone), "{title}");
    }
    let elided = painted(&titled("Experts of … meet"));
    assert!(painted(&titled("Experts of منظمة الأمن meet")) == elided);
    let nothing = Card { site: "安全", kicker: "会議", title: "専門家", lang: "ja" };
    seen(&painted(&nothing)).assert_inside("nothing but the mark");
    let marked = painted(&titled("\u{202b}Experts\u{ad}\u{202c}"));
    assert!(marked == painted(&titled("Experts")), "marks without a shape");
}

#[test]
fn its_colours_are_those_of_the_site() {
    let tokens = std::fs::read_to_string(crate::repository("style/tokens.css")).expect("tokens");
    let palette = seen(&painted(&titled("Title"))).palette;
    for (name, place) in [("paper", 0), ("text", 2), ("accent", 3)] {
        let [r, g, b] = palette[place * 3..][..3] else { unreachable!("three of three") };
        let token = format!("--color-{name}: light-dark(#{r:02x}{g:02x}{b:02x},");
        assert!(tokens.contains(&token), "{token}");
    }
}

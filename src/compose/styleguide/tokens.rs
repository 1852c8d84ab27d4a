//! The tokens of the design, read from the sheets that define them, and their contrast.

/// The sheets themselves, so that what is told of them is what browsers are told: the tokens of all
/// pages, and the colours of drawings.
const SHEETS: [&str; 2] = [
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/components/drawing.css"),
];

/// A colour without transparency, as red, green and blue.
pub(crate) type Rgb = [u8; 3];

/// A colour in both schemes. A colour of one value is the same in both.
pub(crate) struct Colour {
    /// As it is written, such as `--color-text`.
    pub(crate) name: &'static str,
    pub(crate) light: Rgb,
    pub(crate) dark: Rgb,
    /// What is written behind it.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests hold it to what is so"))]
    pub(crate) remark: &'static str,
}

/// The declarations of the sheets before their media queries: name, value, remark.
fn declarations(prefix: &str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let everywhere = SHEETS.map(|sheet| sheet.split("@media").next().unwrap_or_default());
    everywhere.into_iter().flat_map(str::lines).filter_map(move |line| {
        let (name, rest) = line.trim().split_once(':')?;
        let (value, remark) = rest.split_once(';')?;
        name.starts_with(prefix).then(|| (name, value.trim(), remark.trim()))
    })
}

/// The colours, in the order of the sheets.
pub(crate) fn colours() -> Vec<Colour> {
    let colours = declarations("--color-").filter_map(|(name, value, remark)| {
        let pair = value.strip_prefix("light-dark(").and_then(|both| both.strip_suffix(')'));
        let (light, dark) = pair.map_or(Some((value, value)), |both| both.split_once(','))?;
        Some(Colour { name, light: rgb(light)?, dark: rgb(dark)?, remark })
    });
    colours.collect()
}

/// The sizes of type, in the order of the sheets: name and value.
pub(crate) fn sizes() -> impl Iterator<Item = (&'static str, &'static str)> {
    declarations("--size-").map(|(name, value, _)| (name, value))
}

fn rgb(hex: &str) -> Option<Rgb> {
    let hex = hex.trim().strip_prefix('#').filter(|hex| hex.len() == 6)?;
    let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// A colour as a style sheet has it.
pub(crate) fn hex([r, g, b]: Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
pub(crate) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |rgb: Rgb| {
        let [r, g, b] = rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    if one > other { one / other } else { other / one }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Grounds on which something stands.
    const GROUNDS: [&str; 3] = ["--color-paper", "--color-raised", "--color-field"];
    /// The one colour whose figures are told in words.
    const HALO: &str = "--color-halo";
    /// Colours of what is no text: controls, bars.
    const NO_TEXT: [&str; 2] = ["--color-bar", "--color-control"];

    fn colour(name: &str) -> Colour {
        let found = colours().into_iter().find(|colour| colour.name == name);
        found.unwrap_or_else(|| panic!("there is no {name}"))
    }

    /// The contrast with a ground in light and in dark.
    fn on(colour: &Colour, ground: &str) -> [f64; 2] {
        let ground = self::colour(ground);
        [contrast(colour.light, ground.light), contrast(colour.dark, ground.dark)]
    }

    /// The decimal numbers of a remark.
    fn figures(remark: &str) -> Vec<String> {
        let parts = remark.split(|c: char| !c.is_ascii_digit() && c != '.');
        parts.filter(|part| part.parse::<f64>().is_ok()).map(str::to_owned).collect()
    }

    fn written(contrasts: &[f64]) -> Vec<String> {
        contrasts.iter().map(|contrast| format!("{contrast:.1}")).collect()
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let [black, white] = [[0; 3], [255; 3]];
        assert_eq!(written(&[contrast(black, white), contrast(white, white)]), ["21.0", "1.0"]);
        assert_eq!(format!("{:.2}", contrast([0x76; 3], white)), "4.54");
    }

    #[test]
    fn the_contrast_written_behind_each_colour_is_its_contrast() {
        let mut wrong = Vec::new();
        let decoration = |colour: &Colour| colour.remark.contains(" only");
        let told = |colour: &Colour| !GROUNDS.contains(&colour.name) && colour.name != HALO;
        let all = colours();
        assert!(all.len() > 10, "the colours were found");
        for colour in all.iter().filter(|colour| told(colour) && !decoration(colour)) {
            let so = [on(colour, GROUNDS[0]), on(colour, GROUNDS[1])].concat();
            if figures(colour.remark) != written(&so) {
                wrong.push(format!("{}: {}", colour.name, written(&so).join(" ")));
            }
        }
        assert!(wrong.is_empty(), "the sheets should say\n{}", wrong.join("\n"));
    }

    #[test]
    fn every_colour_stands_out_on_every_ground() {
        let mut wrong = Vec::new();
        let decoration = |colour: &Colour| colour.remark.contains(" only");
        for colour in colours().iter().filter(|colour| !decoration(colour)) {
            if GROUNDS.contains(&colour.name) || colour.name == HALO {
                continue;
            }
            let least = if NO_TEXT.contains(&colour.name) { 3.0 } else { 7.0 };
            for ground in GROUNDS {
                if on(colour, ground).into_iter().any(|contrast| contrast < least) {
                    wrong.push(format!("{} on {ground}: {:.2?}", colour.name, on(colour, ground)));
                }
            }
        }
        assert!(wrong.is_empty(), "too little contrast:\n{}", wrong.join("\n"));
    }

    #[test]
    fn the_colours_of_drawings_stand_out_from_each_other() {
        let [water, land, first, second, line] =
            ["water", "land", "land-first", "land-second", "land-line"]
                .map(|name| ["--color-", name].concat());
        for ground in [&water, &land, &second] {
            assert!(
                on(&colour(&first), ground).into_iter().all(|c| c >= 4.15),
                "first on {ground}"
            );
            assert!(on(&colour(&line), ground).into_iter().all(|c| c >= 6.45), "line on {ground}");
        }
    }

    #[test]
    fn the_two_colours_of_the_focus_stand_out_somewhere_on_any_ground() {
        let halo = colour(HALO);
        let line = colour("--color-text");
        let [to_light, to_dark] = on(&halo, line.name);
        let on_dark_paper = on(&halo, GROUNDS[0])[1];
        assert_eq!(figures(halo.remark), written(&[to_light, to_dark, on_dark_paper]));
        for ground in GROUNDS {
            let most = |at: usize| on(&halo, ground)[at].max(on(&line, ground)[at]);
            assert!(most(0) >= 3.0 && most(1) >= 3.0, "the focus on {ground}");
        }
    }
}

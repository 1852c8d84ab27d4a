//! Folding, natively and in the browser: the names of a list are folded when it is published, what
//! is typed when it is typed, so both must come to the same.

use communique::i18n::fold;

/// Texts and how they fold.
const FOLDED: &[(&str, &str)] = &[
    ("", ""),
    ("Türkiye", "turkiye"),
    ("KÖLN", "koln"),
    ("Straße, STRASSE", "strasse, strasse"),
    ("GROẞ", "gross"),
    ("Łódź", "lodz"),
    ("Đakovo", "dakovo"),
    ("Ísland, Reykjavík", "island, reykjavik"),
    ("Færøerne", "faeroerne"),
    ("Œuvre", "oeuvre"),
    ("İstanbul, ISPARTA, ılıca", "istanbul, isparta, ilica"),
    ("Côte d’Ivoire, d'Ivoire, dʼIvoire", "cote d'ivoire, d'ivoire, d'ivoire"),
    ("e\u{301}\u{323}", "e"),
    ("\u{1eb7} Việt Nam", "a viet nam"),
    ("Йошкар-Ола, Ёлка, Київ", "иошкар-ола, елка, киів"),
    ("ΑΘΉΝΑ, Αθήνα, ΟΔΟΣ", "αθηνα, αθηνα, οδος"),
    ("Ünïcödé – Ñandú—x", "unicode - nandu-x"),
    ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
    ("日本 ガ", "日本 カ\u{3099}"),
    ("שָׁלוֹם", "ש\u{5b8}\u{5c1}לו\u{5b9}ם"),
    ("ǅ ǆ \u{1f1e8}\u{1f1ed}", "ǆ ǆ \u{1f1e8}\u{1f1ed}"),
    ("\u{212b} \u{2126} ½ ﬁ", "a ω ½ ﬁ"),
];

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn every_text_folds_alike_natively_and_in_the_browser() {
    for (text, folded) in FOLDED {
        assert_eq!(fold(text), *folded, "{text}");
        assert_eq!(fold(folded), *folded, "{text}, folded twice");
    }
}

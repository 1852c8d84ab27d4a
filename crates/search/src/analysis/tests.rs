//! Tests of terms and their places.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use unicode_normalization::UnicodeNormalization as _;

use super::{Kind, LONGEST, fold, name, tokens};

/// Terms in order, wholes in brackets, grams after a tilde.
fn shown(text: &str) -> String {
    let mut terms = Vec::new();
    tokens(text, |token| {
        terms.push(match token.kind {
            Kind::Word => token.term.to_owned(),
            Kind::Whole => format!("[{}]", token.term),
            Kind::Gram => format!("~{}", token.term),
        });
    });
    terms.join(" ")
}

#[test]
fn words() {
    for (text, terms) in [
        ("", ""),
        (" \n\t.,;—…", ""),
        ("Freedom of the Media", "freedom of the media"),
        ("covid19 in 2013.", "covid19 in 2013"),
        ("end. Next, (then) “so”", "end next then so"),
        ("Vienna – Kyiv—Minsk--Baku", "vienna kyiv minsk baku"),
        ("2012–2013", "2012 2013"),
        ("and/or", "and or"),
        ("no-", "no"),
        ("-no", "no"),
        ("don't, we’re, I'll", "don t we re i ll"),
        ("it's the OSCE’s members' rights", "it the osce members rights"),
        ("'s-Hertogenbosch", "[shertogenbosch] s hertogenbosch"),
        ("OSCE's-led", "osce led"),
        ("l'Autriche, d’Ivoire, dell'Italia, qu'il", "l autriche d ivoire dell italia qu il"),
        ("O'Brien O’Brien", "[obrien] o brien [obrien] o brien"),
        ("aujourd'hui", "[aujourdhui] aujourd hui"),
        ("l'après-midi", "l [apresmidi] apres midi"),
        ("п’ять п'ять пʼять", "[пять] п ять [пять] п ять пять"),
        ("rock'n'roll", "[rocknroll] rock n roll"),
        ("Shi'a", "[shia] shi a"),
    ] {
        assert_eq!(shown(text), terms, "{text}");
    }
}

#[test]
fn wholes() {
    for (text, terms) in [
        ("Co-operation", "[cooperation] co operation"),
        ("co‐operation co‑operation", "[cooperation] co operation [cooperation] co operation"),
        ("Jean-Luc's", "[jeanluc] jean luc"),
        ("state-of-the-art", "state of the art"),
        ("end-of-life", "[endoflife] end of life"),
        ("covid-19", "[covid19] covid 19"),
        ("PC.DEC/1162,", "[pc.dec/1162] pc dec 1162"),
        ("(MC.DOC/1/10)", "[mc.doc/1/10] mc doc 1 10"),
        ("CIO.GAL/226/20.", "[cio.gal/226/20] cio gal 226 20"),
        ("A/RES/55/2", "[a/res/55/2] a res 55 2"),
        ("3.5 12/2014 2014-11-21.", "[3.5] 3 5 [12/2014] 12 2014 [2014-11-21] 2014 11 21"),
        ("12:30", "[12:30] 12 30"),
        ("U.N. U.S.-led, e.g., a.m.", "[un] u n [us] u s led [eg] e g [am] a m"),
        ("О.Б.С.Е.", "[обсе] о б с е"),
        ("1,000 1,000,000 1,000.50", "[1000] 1 000 [1000000] 1 000 000 [1000.50] 1 000 50"),
        ("2013,2014 1,00 3,5 1,000a", "2013 2014 1 00 3 5 1 000a"),
        ("C++ c# C+ x++y", "[c++] c [c#] c c x y"),
        ("AT&T R&D", "[at&t] at t [r&d] r d"),
        ("Jane.Doe@osce.org", "[jane.doe@osce.org] jane doe osce org"),
        ("https://www.osce.org/node/1", "https [www.osce.org/node/1] www osce org node 1"),
        ("osce.org", "osce org"),
        ("O'Brien/PC.DEC/1", "[obrien] o brien [pc.dec/1] pc dec 1"),
        ("PC.DEC/1162's", "[pc.dec/1162] pc dec 1162"),
    ] {
        assert_eq!(shown(text), terms, "{text}");
    }
}

#[test]
fn folding() {
    for (text, terms) in [
        ("Éléonore MÜLLER niño Ångström søster", "eleonore muller nino angstrom soster"),
        ("Łódź đ İstanbul ISPARTA ısı", "lodz d istanbul isparta isi"),
        ("Encyclopædia œuvre Straße STRASSE ẞ Þór", "encyclopaedia oeuvre strasse strasse ss thor"),
        ("Ёлка ЙОД йод й і Ї", "елка йод йод й і і"),
        ("ΣΊΣΥΦΟΣ σίσυφος Ἀθῆναι", "σισυφοσ σισυφοσ αθηναι"),
        ("مُحَمَّد محمـــد أحمد إسلام", "محمد محمد احمد اسلام"),
        ("שָׁלוֹם צה״ל", "שלום צהל"),
        ("ＯＳＣＥ２０１４ ﬁnal ﬂag ŉ", "osce2014 final flag n"),
        ("co\u{AD}operate zero\u{200B}width \u{200F}rtl\u{200E}", "cooperate zerowidth rtl"),
        ("٢٠١٤ २०१४", "2014 2014"),
        ("OSCE¹ CO₂ Ⅳ", "osce co2 iv"),
        ("Գրասենյակ ՀԱՅԱՍՏԱՆ ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ", "գրասենյակ հայաստան საქართველო"),
        ("हिन्दी क़ानून", "हिन्दी कानून"),
        ("한국어 서울", "한국어 서울"),
        ("a😀b 1️⃣ 🅰", "a b 1"),
        ("a\u{0}b\u{1F}c\u{FFFD}d", "a b c d"),
        ("\u{301}\u{301} e\u{301}\u{301}", "e"),
    ] {
        assert_eq!(shown(text), terms, "{text}");
    }
}

#[test]
fn grams() {
    for (text, terms) in [
        ("東京都", "~東京 ~京都"),
        ("水", "~水"),
        ("OSCEの会", "osce ~の会"),
        ("ガ カ\u{3099}ス", "~ガ ~ガス"),
        ("東、京", "~東 ~京"),
        ("ไทย", "~ไท ~ทย"),
        ("ເມືອງ", "~ເມ ~ມື ~ືອ ~ອງ"),
    ] {
        assert_eq!(shown(text), terms, "{text}");
    }
}

#[test]
fn names() {
    let same = [
        ["Bosnie-Herzégovine", "bosnie HERZEGOVINE"],
        ["Co-operation", "Cooperation"],
        ["  The O.S.C.E. ", "the osce"],
        ["PC.DEC/1162", "PC DEC 1162"],
        ["США", "сша"],
        ["東京都", "東京都。"],
        ["", "– ?"],
    ];
    for [one, other] in same {
        assert_eq!(name(one), name(other));
    }
    assert_ne!(name("Bosnia"), name("Bosnia and Herzegovina"));
    assert_eq!(name("Bosnia & Herzegovina"), "bosniaherzegovina");
}

#[test]
fn places() {
    let mut seen = Vec::new();
    tokens("The Co-operation, 東京都 now", |token| {
        seen.push((token.term.to_owned(), token.start, token.end, token.position, token.span));
    });
    let expected = [
        ("the", 0, 3, 0, 1),
        ("cooperation", 4, 16, 1, 2),
        ("co", 4, 6, 1, 1),
        ("operation", 7, 16, 2, 1),
        ("東京", 18, 24, 3, 1),
        ("京都", 21, 27, 4, 1),
        ("now", 28, 31, 5, 1),
    ];
    assert_eq!(
        seen,
        expected.map(|(term, start, end, position, span)| (
            term.to_owned(),
            start,
            end,
            position,
            span
        ))
    );
}

#[cfg(feature = "write")]
#[test]
fn lower_keeps_what_stemmers_need() {
    let text = "ÉLÉPHANT naïve Ñandú ÇA Übergröße ŒUVRE Ёж мой déja\u{300} Elephant Łódź ŸŠ";
    let wanted = "éléphant naïve ñandú ça übergrösse oeuvre еж мой déjà elephant lódz ÿs";
    for text in [text.nfc().collect::<String>(), text.nfd().collect()] {
        let mut lower = Vec::new();
        tokens(&text, |token| lower.push(token.lower.to_owned()));
        assert_eq!(lower.join(" "), wanted);
    }
}

#[test]
fn long_words_are_cut() {
    for (word, length) in [
        ("x".repeat(70), 64),
        ("é".repeat(70), 64),
        ("日".repeat(3), 6),
        ("ж".repeat(70), 64),
        ("한".repeat(70), 63),
        ("æ".repeat(70), 64),
    ] {
        let text = format!("{word} end");
        let mut seen = Vec::new();
        tokens(&text, |token| seen.push((token.term.len(), token.end)));
        assert_eq!(seen[0].0, length, "{word}");
        assert_eq!(seen.last().unwrap().1, text.len());
    }
    // No whole of words that are cut, and none without an end.
    assert_eq!(shown(&"ab.".repeat(30)).matches('[').count(), 2);
    assert_eq!(shown(&format!("{}/1", "x".repeat(70))), format!("{} 1", "x".repeat(64)));
}

/// Xorshift64*, from Vigna, "An experimental exploration of Marsaglia's xorshift generators".
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end
    }

    fn text(&mut self) -> String {
        const BITS: &[&str] = &[
            " ",
            " ",
            "'",
            "’",
            "-",
            ".",
            "/",
            ",",
            "&",
            "@",
            "+",
            "#",
            "_",
            ":",
            "a",
            "S",
            "don",
            "1",
            "000",
            "é",
            "e\u{301}",
            "ß",
            "И\u{306}",
            "й",
            "ё",
            "한",
            "\u{1112}\u{1161}\u{11AB}",
            "が",
            "か\u{3099}",
            "東",
            "ไ",
            "ﾊﾟ",
            "ﷺ",
            "ﻻ",
            "\u{200D}",
            "\u{301}",
            "İ",
            "ﬃ",
            "Ǆ",
            "क़",
            "ো",
            "😀",
            "ς",
            "\u{0}",
        ];
        let mut text = String::new();
        match self.below(3) {
            0 => {
                let bytes: Vec<u8> = (0..self.below(60)).map(|_| self.below(256) as u8).collect();
                text.push_str(&String::from_utf8_lossy(&bytes));
            }
            1 => (0..self.below(60)).for_each(|_| text.push_str(BITS[self.below(BITS.len())])),
            _ => {
                // Two scripts.
                let blocks = [self.below(0x2FF), self.below(0x2FF)];
                for _ in 0..self.below(40) {
                    let c = blocks[self.below(2)] * 0x80 + self.below(0x80);
                    text.extend(char::from_u32(c as u32));
                }
            }
        }
        text
    }
}

/// Everything that is promised of any text.
fn check(text: &str) {
    let (mut next, mut whole_end, mut last_start) = (0, 0, 0);
    let mut terms = Vec::new();
    tokens(text, |token| {
        let source = &text[token.start..token.end];
        assert!(!token.term.is_empty() && token.term.len() <= LONGEST, "{text:?}");
        assert!(!token.lower.is_empty() && token.lower.len() <= 2 * LONGEST, "{text:?}");
        assert!(token.start >= last_start && token.end > token.start, "{text:?}");
        assert_eq!(token.position, next, "{text:?}");
        last_start = token.start;
        match token.kind {
            Kind::Whole => {
                assert!(token.position >= whole_end, "wholes overlap: {text:?}");
                whole_end = token.position + token.span;
            }
            Kind::Word | Kind::Gram => {
                next += 1;
                assert_eq!(token.span, 1);
                // Longer ones may have been cut.
                if token.term.len() < 50 {
                    assert_eq!(fold(source), token.term, "{text:?}");
                }
            }
        }
        assert_eq!(fold(token.term), token.term, "{text:?}");
        assert_eq!(fold(token.lower), token.term, "{text:?}");
        terms.push((token.term.to_owned(), token.kind));
    });
    assert!(whole_end <= next, "a whole without its words: {text:?}");
    for (term, kind) in terms {
        let mut first = None;
        tokens(&term, |token| {
            first.get_or_insert((token.term.to_owned(), token.start, token.end));
        });
        assert_eq!(first, Some((term.clone(), 0, term.len())), "{kind:?} of {text:?}");
    }
    let folded = fold(text);
    assert_eq!(fold(&folded), folded, "{text:?}");
}

#[test]
fn any_text() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..50_000 {
        check(&random.text());
    }
}

#[test]
fn every_character() {
    for c in ('\0'..='\u{3400}')
        .chain('\u{9F00}'..='\u{AC80}')
        .chain('\u{D700}'..='\u{1FFFF}')
        .chain('\u{E0000}'..='\u{E0200}')
    {
        check(&format!("a{c}b{c}"));
    }
}

/// Duplicates of ideographs and a vowel of Myanmar are not in the table; all other equivalences
/// of Unicode's letters are.
#[test]
fn composed_is_decomposed() {
    let left_alone = |c: &char| matches!(u32::from(*c), 0xF900..=0xFAFF | 0x2F800..=0x2FA1F | 0x1D100..=0x1D1FF | 0x1026);
    // Beyond are ideographs.
    for c in ('\0'..='\u{1FFFF}').filter(|c| !left_alone(c)) {
        for text in [c.to_string(), format!("x{c} {c}"), format!("{c}日{c}")] {
            let (composed, decomposed) =
                (text.nfc().collect::<String>(), text.nfd().collect::<String>());
            assert_eq!(shown(&text), shown(&composed), "U+{:04X}", u32::from(c));
            assert_eq!(shown(&text), shown(&decomposed), "U+{:04X}", u32::from(c));
        }
    }
}

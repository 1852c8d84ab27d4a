//! Languages: which forms share a stem, and which words only hold a sentence together.

use std::collections::HashMap;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

use super::fold;

/// A language whose forms are reduced to stems, or another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// `en`
    English,
    /// `fr`
    French,
    /// `de`
    German,
    /// `it`
    Italian,
    /// `ru`
    Russian,
    /// `es`
    Spanish,
    /// Any other, or unknown: words are their own stems.
    Other,
}

impl Language {
    /// The languages that have stems, each at its place as a number.
    pub const STEMMED: [Self; 6] =
        [Self::English, Self::French, Self::German, Self::Italian, Self::Russian, Self::Spanish];

    /// The language of a tag of BCP 47, such as `en` or `fr-CH`: its first part decides, in either case.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        let first = tag.split(['-', '_']).next().unwrap_or_default();
        let tags = ["en", "fr", "de", "it", "ru", "es"];
        let found = tags.iter().position(|tag| tag.eq_ignore_ascii_case(first));
        found.and_then(|at| Self::STEMMED.get(at)).copied().unwrap_or(Self::Other)
    }

    fn stemmer(self) -> Option<Stemmer> {
        let algorithm = match self {
            Self::English => Algorithm::English,
            Self::French => Algorithm::French,
            Self::German => Algorithm::German,
            Self::Italian => Algorithm::Italian,
            Self::Russian => Algorithm::Russian,
            Self::Spanish => Algorithm::Spanish,
            Self::Other => return None,
        };
        Some(Stemmer::new(algorithm))
    }
}

/// The most forms of a language that are remembered.
const REMEMBERED: usize = 1 << 15;

/// Snowball's stemmers, with a memory for the forms that come again. One for each thread.
#[derive(Debug, Default)]
pub struct Stemmers {
    /// Stems by form, in the order of [`Language::STEMMED`].
    known: [HashMap<Box<str>, Box<str>>; 6],
}

impl Stemmers {
    /// The folded stem of a word that is given as in [`super::Token::lower`].
    ///
    /// Stems are told apart before accents go, and folded after. A word with a digit, or in no
    /// language that we stem, is its own stem, folded. No word has an empty stem.
    pub fn stem(&mut self, lower: &str, language: Language) -> String {
        let stemmer =
            language.stemmer().filter(|_| !lower.bytes().any(|byte| byte.is_ascii_digit()));
        let (Some(stemmer), Some(known)) = (stemmer, self.known.get_mut(language as usize)) else {
            return fold(lower);
        };
        if let Some(stem) = known.get(lower) {
            return stem.to_string();
        }
        let mut stem = fold(&stemmer.stem(lower));
        if stem.is_empty() {
            stem = fold(lower);
        }
        // Names and slips come once: what is frequent is soon back.
        if known.len() == REMEMBERED {
            known.clear();
        }
        known.insert(lower.into(), stem.as_str().into());
        stem
    }
}

/// Whether a folded term is a word that holds sentences together: an article, pronoun, preposition,
/// conjunction or auxiliary. Words that are also things to look for are not: `may`, `us`, `stati`.
#[must_use]
pub fn is_stop(term: &str, language: Language) -> bool {
    static SORTED: LazyLock<[Vec<&'static str>; 6]> = LazyLock::new(|| {
        [ENGLISH, FRENCH, GERMAN, ITALIAN, RUSSIAN, SPANISH].map(|words| words.split(' ').collect())
    });
    SORTED.get(language as usize).is_some_and(|words| words.binary_search(&term).is_ok())
}

/// Folded and sorted.
const ENGLISH: &str = "\
    a about above after again against all also am an and any are aren as at be because been \
    before being below between both but by can cannot could couldn d did didn do does doesn \
    doing don down during each either every few for from further had hadn has hasn have haven \
    having he her here hers herself him himself his how i if in into is isn it its itself just \
    ll m me might more most much must my myself neither no nor not of off on once one only or \
    other our ours ourselves out over own per re s same shall she should so some such t than \
    that the their theirs them themselves then there these they this those though through to too \
    toward towards under until up upon ve very was wasn we were weren what when where whether \
    which while who whom whose why will with within without would you your yours yourself \
    yourselves";

/// Folded and sorted.
const FRENCH: &str = "\
    a afin ai aie aient ainsi ait alors apres as au aucun aucune auquel aura aurait auront aussi \
    autre autres aux avaient avais avait avant avec avez avoir avons ayant c car ce ceci cela \
    celle celles celui cependant ces cet cette ceux chaque chez ci comme contre d dans de depuis \
    des donc dont du durant elle elles en encore entre es est et etaient etait etant ete etes \
    etre eu eux fait furent fut il ils j je jusqu l la laquelle le lequel les lesquelles \
    lesquels leur leurs lors lorsqu lorsque lui m ma mais me meme memes mes moi moins mon n ne \
    ni non nos notre nous on ont or ou outre par parce pas pendant peu peut peuvent plus pour \
    pourquoi puis puisque qu quand que quel quelle quelles quels qui quoi s sa sans sauf se sera \
    serait seront ses si soi soit sommes son sont sous suis sur t ta tandis te tel telle telles \
    tels tes toi ton tous tout toute toutes tres tu un une vers via voici voila vos votre vous y";

/// Folded and sorted.
const GERMAN: &str = "\
    ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes \
    auch auf aus bei beim bin bis bist da dabei dadurch dafur damit dann daran darauf daruber \
    das dass dazu dein deine dem den denn der deren des dessen dich die dies diese diesem diesen \
    dieser dieses dir doch dort du durch ein eine einem einen einer eines er es etwas euch euer \
    fur gegen habe haben hat hatte hatten hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren \
    ihrer ihres im in indem ins ist ja jede jedem jeden jeder jedes jedoch jene jener jetzt kann \
    kein keine keinem keinen keiner konnen konnte man mein meine mich mir mit muss mussen nach \
    nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seines seit sich \
    sie sind so solche solchen sollen sollte sondern sowie uber um und uns unser unsere unserem \
    unseren unserer unter vom von vor war ware waren warum was weder weil welche welchem welchen \
    welcher welches wenn wer werden wie wieder wir wird wo wurde wurden zu zum zur zwar zwischen";

/// Folded and sorted.
const ITALIAN: &str = "\
    a abbia abbiamo abbiano ad affinche agli ai al alcun alcuna alcune alcuni all alla alle allo \
    altra altre altri altro anche ancora avere aveva avevano avuto c che chi ci cio coi col come \
    con contro cosi cui d da dagli dai dal dall dalla dalle dallo degli dei del dell della delle \
    dello dentro di dopo dove e ed egli era erano essa esse essere essi esso fa fino fra fu \
    furono gia gl gli ha hai hanno ho i il in invece io l la le lei li lo loro lui m ma me \
    mentre mi mia mie miei mio ne negli nei nel nell nella nelle nello noi non nostra nostre \
    nostri nostro o od ogni oppure per perche percio pero piu poi presso puo pur pure quale \
    quali quando quanto quel quell quella quelle quelli quello quest questa queste questi questo \
    qui quindi se sei senza si sia siamo siano sono sopra sotto sta su sua sue sugli sui sul \
    sull sulla sulle sullo suo suoi t ti tra tramite tranne tu tua tue tuo tuoi tutta tutte \
    tutti tutto un una uno v verso vi voi vostra vostre vostri vostro";

/// Folded and sorted.
const RUSSIAN: &str = "\
    а без более больше будет будто будут бы был была были было быть в вам вами вас ваш ваша ваше \
    ваши вдоль ведь весь во вокруг вот все всего всей всем всеми всех всю вся вы где да для до \
    его ее ей ему если есть еще ею же за и из или им ими их к каждая каждого каждой каждый как \
    какая какие какой когда кого ком кому которая которого которое которой котором которому \
    которую которые который которым которыми которых кроме кто ли либо между меня мне мной может \
    мои мой мы на над надо нам нами нас наш наша наше наши не него нее ней нельзя нем нему нет \
    ни нибудь них ничего но ну о об обо однако он она они оно от ото перед по под после потому \
    при про против с сам сама сами самих само своего своей своему свои своим своими своих свой \
    свою своя себе себя со собой та так такая также такие такого такое такой там тебя тем теми \
    тех то тобой тогда того тоже той только том тому тот ту ты у уже хотя чего чем через что \
    чтобы чье чья эта эти этим этими этих это этого этой этом этому этот эту я";

/// Folded and sorted.
const SPANISH: &str = "\
    a al algo algun alguna algunas alguno algunos ambos ante antes aquel aquella aquellas \
    aquello aquellos asi aun aunque bajo bien cada como con contra cual cuales cualquier cuando \
    cuanto cuya cuyas cuyo cuyos de del desde despues donde durante e el ella ellas ello ellos \
    en entonces entre era eran eres es esa esas ese eso esos esta estaba estaban estamos estan \
    estar estas este esto estos estoy fue fueron ha haber habia habian han has hasta hay he \
    hemos hubo incluso la las le les lo los mas me mediante mi mia mientras mio mis misma mismas \
    mismo mismos mucha muchas mucho muchos muy ni no nos nosotros nuestra nuestras nuestro \
    nuestros o os otra otras otro otros para pero poco por porque pues que quien quienes se sea \
    sean segun ser si sido siempre sin sino sobre son su sus suya suyo tal tales tambien tampoco \
    tan tanto te tenia tiene tienen toda todas todo todos tras tu tus u un una unas uno unos \
    usted ustedes vosotros vuestra vuestro y ya yo";

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::analysis::tokens;

    fn stem(word: &str, language: Language) -> String {
        let mut lower = String::new();
        tokens(word, |token| lower = token.lower.to_owned());
        let mut stemmers = Stemmers::default();
        let stem = stemmers.stem(&lower, language);
        assert_eq!(stemmers.stem(&lower, language), stem, "remembered otherwise");
        stem
    }

    #[test]
    fn tags() {
        for (tag, language) in [
            ("en", Language::English),
            ("fr-CH", Language::French),
            ("DE", Language::German),
            ("it_IT", Language::Italian),
            ("ru-Cyrl-KG", Language::Russian),
            ("es", Language::Spanish),
            ("eng", Language::Other),
            ("uk", Language::Other),
            ("", Language::Other),
        ] {
            assert_eq!(Language::of(tag), language, "{tag}");
        }
        for (at, language) in Language::STEMMED.into_iter().enumerate() {
            assert_eq!(language as usize, at);
        }
    }

    #[test]
    fn forms_share_a_stem() {
        for (language, forms) in [
            (Language::English, ["election", "Elections"]),
            (Language::English, ["monitor", "monitoring"]),
            (Language::French, ["électorale", "électoraux"]),
            (Language::French, ["observé", "observées"]),
            (Language::German, ["Wähler", "Wählern"]),
            (Language::German, ["Straße", "STRASSEN"]),
            (Language::Italian, ["libertà", "liberta"]),
            (Language::Italian, ["elezione", "elezioni"]),
            (Language::Russian, ["выборы", "Выборов"]),
            (Language::Russian, ["подчёркнутый", "подчеркнутого"]),
            (Language::Spanish, ["elección", "elecciones"]),
            (Language::Spanish, ["niño", "nin\u{303}os"]),
        ] {
            assert_eq!(stem(forms[0], language), stem(forms[1], language), "{forms:?}");
        }
        // The accent decides: a past participle, and a noun.
        assert_eq!(stem("observés", Language::French), "observ");
        assert_ne!(stem("international", Language::English), stem("internal", Language::English));
    }

    #[test]
    fn own_stems() {
        for language in Language::STEMMED.into_iter().chain([Language::Other]) {
            assert_eq!(stem("1990s", language), "1990s");
            for word in ["a", "s", "ss", "й", "é", "ия", "ees", "日", "ы", "ings"] {
                assert!(!stem(word, language).is_empty(), "{word} in {language:?}");
            }
        }
        assert_eq!(stem("Élections", Language::Other), "elections");
    }

    #[test]
    fn any_word_has_a_folded_stem() {
        let mut random = 0x2545_F491_4F6C_DD1D_u64;
        let mut next = |below: usize| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            (random >> 32) as usize % below
        };
        let letters: Vec<char> =
            "aeiouybcdglmnrstvzàéèêîñöüßаеиоуыяьйнрстлющ'’日ा😀\u{301}\u{0}".chars().collect();
        let mut stemmers = Stemmers::default();
        for _ in 0..50_000 {
            let word: String = (0..=next(12)).map(|_| letters[next(letters.len())]).collect();
            for language in Language::STEMMED {
                let stem = stemmers.stem(&word, language);
                assert_eq!(fold(&stem), stem, "{word:?}");
                assert!(!stem.is_empty() || fold(&word).is_empty(), "{word:?}");
            }
        }
        assert!(stemmers.known.iter().all(|known| known.len() <= REMEMBERED));
    }

    #[test]
    fn stop_words() {
        for (language, words) in
            Language::STEMMED.into_iter().zip([ENGLISH, FRENCH, GERMAN, ITALIAN, RUSSIAN, SPANISH])
        {
            let words: Vec<_> = words.split(' ').collect();
            assert!(words.is_sorted_by(|a, b| a < b), "{language:?} is not sorted");
            for word in words {
                assert!(is_stop(word, language), "{word}");
                let mut terms = Vec::new();
                tokens(word, |token| terms.push(token.term.to_owned()));
                assert_eq!(terms, [word]);
            }
        }
        for (term, language, stop) in [
            ("the", Language::English, true),
            ("the", Language::French, false),
            ("für", Language::German, false),
            ("fur", Language::German, true),
            ("may", Language::English, false),
            ("election", Language::English, false),
            ("the", Language::Other, false),
        ] {
            assert_eq!(is_stop(term, language), stop, "{term}");
        }
    }
}

//! The names of the messages. Adding one here and not in every `locales/<lang>.json` fails a test.

macro_rules! messages {
    ($(#[$doc:meta])* $name:ident { $($(#[$says:meta])* $message:ident = $key:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$says])* #[doc = concat!("`", $key, "`")] $message,)*
        }

        impl $name {
            /// The keys in the locale's file, in the order of the messages.
            pub const KEYS: &[&str] = &[$($key),*];
        }
    };
}

messages! {
    /// The messages that the browser needs.
    Ui {
        SkipToContent = "skip-to-content",
        Menu = "menu",
        MenuAll = "menu-all",
        Close = "close",
        /// With `{name}`.
        MenuOverview = "menu-overview",
        Search = "search",
        Breadcrumbs = "breadcrumbs",
        Sections = "sections",
        Footer = "footer",
        AlsoIn = "also-in",
        Home = "home",
        MissingTitle = "missing-title",
        MissingText = "missing-text",
        BrokenTitle = "broken-title",
        /// With `{address}`.
        BrokenText = "broken-text",
        UnreachableTitle = "unreachable-title",
        UnreachableText = "unreachable-text",
        Retry = "retry",
        WaysOn = "ways-on",
        FilterCountries = "filter-countries",
        FilterHint = "filter-hint",
        Group = "group",
        Region = "region",
        AllGroups = "all-groups",
        AllRegions = "all-regions",
        ClearFilter = "clear-filter",
        /// With `{n}` and `{all}`.
        CountriesShown = "countries-shown",
        CountriesNone = "countries-none",
        Previous = "previous",
        Next = "next",
        /// With `{page}` and `{pages}`.
        PageOf = "page-of",
        Pages = "pages",
        SearchHelp = "search-help",
        Filters = "filters",
        /// With `{n}`, forms by number.
        Results = "results",
        /// With `{results}`.
        ShowResults = "show-results",
        From = "from",
        To = "to",
        Dates = "dates",
        DateHint = "date-hint",
        DateNot = "date-not",
        SortBy = "sort-by",
        SortBest = "sort-best",
        SortNewest = "sort-newest",
        SortOldest = "sort-oldest",
        Chosen = "chosen",
        /// With `{name}`.
        Remove = "remove",
        /// With `{names}`.
        Without = "without",
        /// With `{name}`.
        Exclude = "exclude",
        /// With `{group}`.
        FindValue = "find-value",
        ListOr = "list-or",
        /// With `{n}`.
        Others = "others",
        /// With `{text}`.
        ForText = "for-text",
        /// With `{date}`.
        Since = "since",
        /// With `{date}`.
        Until = "until",
        /// With `{from}` and `{to}`.
        Between = "between",
        Years = "years",
        AllYears = "all-years",
        NothingTips = "nothing-tips",
        /// With `{without}` and `{results}`.
        Dropping = "dropping",
        /// With `{from}` and `{to}`.
        Corrected = "corrected",
        /// With `{text}`.
        Exactly = "exactly",
        /// With `{word}`.
        UnknownWord = "unknown-word",
        /// With `{n}`.
        Partly = "partly",
        PartlyAll = "partly-all",
        TooLong = "too-long",
        /// With `{what}`.
        Ignored = "ignored",
        /// With `{page}` and `{pages}`.
        NoSuchPage = "no-such-page",
        SearchFailed = "search-failed",
        Palette = "palette",
        PaletteHint = "palette-hint",
        /// With `{text}`.
        PaletteAll = "palette-all",
        Display = "display",
        LeaveReading = "leave-reading",
        Shortcuts = "shortcuts",
    }
}

/// The interface's strings in one language, one for each of [`Ui`], in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Messages(Vec<String>);

impl Messages {
    /// Takes the strings in the order of [`Ui`].
    pub fn new(strings: Vec<String>) -> Self {
        Self(strings)
    }

    /// A message; empty where the page is older than the application and does not have it.
    pub fn get(&self, message: Ui) -> &str {
        self.0.get(message as usize).map_or("", String::as_str)
    }

    /// A message whose forms by number are parted by `|`, with its `{n}` filled with a number of
    /// things in a language; `separator` parts groups of digits.
    pub fn count(&self, message: Ui, lang: &str, n: usize, separator: &str) -> String {
        let form = super::number::plural(self.get(message), lang, n);
        fill(form, &[("n", &super::number::grouped(n as u64, separator))])
    }

    /// A message with its `{places}` filled.
    pub fn fill(&self, message: Ui, places: &[(&str, &str)]) -> String {
        fill(self.get(message), places)
    }
}

/// Fills the `{places}` of a pattern.
pub(super) fn fill(pattern: &str, places: &[(&str, &str)]) -> String {
    places.iter().fold(pattern.to_owned(), |text, (name, value)| {
        text.replace(&["{", name, "}"].concat(), value)
    })
}

#[cfg(not(target_arch = "wasm32"))]
messages! {
    /// The strings that only composed pages need.
    Label {
        /// With `{names}`.
        AboutNames = "about-names",
        AboutSite = "about-site",
        Accessibility = "accessibility",
        /// With `{n}`.
        ActiveCount = "active-count",
        ActiveOperations = "active-operations",
        /// With `{n}`.
        AllItemsByYear = "all-items-by-year",
        AllNews = "all-news",
        /// With `{n}`.
        AllNewsItems = "all-news-items",
        AllStructures = "all-structures",
        Area = "area",
        /// With `{state}`.
        AsState = "as-state",
        AtAGlance = "at-a-glance",
        /// With `{from}`, `{to}`, `{most}` and `{items}`.
        BarsCaption = "bars-caption",
        /// With `{names}`.
        ByNames = "by-names",
        Capital = "capital",
        Chair = "chair",
        Chairs = "chairs",
        City = "city",
        Closed = "closed",
        /// With `{n}`.
        ClosedCount = "closed-count",
        ClosedOperation = "closed-operation",
        ClosedOperations = "closed-operations",
        Countries = "countries",
        Country = "country",
        /// With `{n}`.
        CountryCount = "country-count",
        /// With `{name}`, `{since}`, `{capital}` and `{counts}`.
        CountryDescription = "country-description",
        CountryGroup = "country-group",
        CountryGroups = "country-groups",
        DateNotKnown = "date-not-known",
        /// With `{decade}`.
        Decade = "decade",
        DisplayDefault = "display-default",
        DisplayKept = "display-kept",
        Earlier = "earlier",
        Established = "established",
        /// With `{n}`.
        FieldCount = "field-count",
        FieldOfWork = "field-of-work",
        FieldOperation = "field-operation",
        FieldOperations = "field-operations",
        FieldsBeside = "fields-beside",
        FieldsOfWork = "fields-of-work",
        /// With `{name}`.
        FollowedBy = "followed-by",
        FormerNames = "former-names",
        FromTheBeginning = "from-the-beginning",
        Heads = "heads",
        /// With `{name}`.
        HeadsOf = "heads-of",
        /// An example of a query and its effect, separated by `|`.
        HelpAccents = "help-accents",
        /// An example of a query and its effect, separated by `|`.
        HelpBeginning = "help-beginning",
        HelpCaption = "help-caption",
        /// An example of a query and its effect, separated by `|`.
        HelpEither = "help-either",
        HelpFilters = "help-filters",
        HelpFiltersText = "help-filters-text",
        /// An example of a query and its effect, separated by `|`.
        HelpForms = "help-forms",
        /// Two headers, separated by `|`.
        HelpHead = "help-head",
        HelpKeyboard = "help-keyboard",
        HelpKeyboardText = "help-keyboard-text",
        HelpLead = "help-lead",
        /// An example of a query and its effect, separated by `|`.
        HelpMistakes = "help-mistakes",
        /// An example of a query and its effect, separated by `|`.
        HelpPhrase = "help-phrase",
        HelpPrivacy = "help-privacy",
        HelpPrivacyText = "help-privacy-text",
        /// An example of a query and its effect, separated by `|`.
        HelpSymbol = "help-symbol",
        /// An example of a query and its effect, separated by `|`.
        HelpTitle = "help-title",
        /// An example of a query and its effect, separated by `|`.
        HelpWithout = "help-without",
        /// An example of a query and its effect, separated by `|`.
        HelpWords = "help-words",
        /// With `{names}`.
        InNames = "in-names",
        InOffice = "in-office",
        InTheChair = "in-the-chair",
        IssuedBy = "issued-by",
        IssuedOn = "issued-on",
        /// With `{n}`.
        Items = "items",
        /// Keys and their effect, separated by `|`.
        KeysBranch = "keys-branch",
        /// Keys and their effect, separated by `|`.
        KeysChoose = "keys-choose",
        /// Keys and their effect, separated by `|`.
        KeysEnterMenu = "keys-enter-menu",
        /// Keys and their effect, separated by `|`.
        KeysEscape = "keys-escape",
        KeysEverywhere = "keys-everywhere",
        /// Keys and their effect, separated by `|`.
        KeysHelp = "keys-help",
        KeysInMenu = "keys-in-menu",
        KeysInPalette = "keys-in-palette",
        /// Keys and their effect, separated by `|`.
        KeysLetter = "keys-letter",
        /// Keys and their effect, separated by `|`.
        KeysMove = "keys-move",
        /// Keys and their effect, separated by `|`.
        KeysOpen = "keys-open",
        /// Keys and their effect, separated by `|`.
        KeysPalette = "keys-palette",
        /// Keys and their effect, separated by `|`.
        KeysSkip = "keys-skip",
        /// With `{n}`.
        Kilobytes = "kilobytes",
        Kind = "kind",
        KindOfMeeting = "kind-of-meeting",
        KindsOfMeeting = "kinds-of-meeting",
        Language = "language",
        Later = "later",
        LatestNews = "latest-news",
        LeadersFromHere = "leaders-from-here",
        LeadingArticle = "leading-article",
        Lists = "lists",
        Map = "map",
        Meeting = "meeting",
        /// With `{n}`.
        MeetingCount = "meeting-count",
        MeetingDates = "meeting-dates",
        MeetingNumber = "meeting-number",
        Meetings = "meetings",
        MeetingsHere = "meetings-here",
        MeetingsOfKind = "meetings-of-kind",
        /// With `{n}`.
        Megabytes = "megabytes",
        /// With `{member}` and `{date}`.
        MemberSince = "member-since",
        /// With `{site}` and `{entries}`.
        MenuDescription = "menu-description",
        Names = "names",
        Neighbours = "neighbours",
        News = "news",
        NewsAboutCountry = "news-about-country",
        NewsByMonth = "news-by-month",
        NewsByYear = "news-by-year",
        /// With `{n}`.
        NewsCount = "news-count",
        NewsIssued = "news-issued",
        /// With `{month}` and `{year}`.
        NewsOfMonth = "news-of-month",
        NewsOfThoseDays = "news-of-those-days",
        /// With `{year}`.
        NewsOfYear = "news-of-year",
        NotCertain = "not-certain",
        OfficialName = "official-name",
        /// With `{names}`.
        OnNames = "on-names",
        Opened = "opened",
        /// With `{n}`.
        OperationCount = "operation-count",
        OperationsHere = "operations-here",
        OrganizationChart = "organization-chart",
        OtherLand = "other-land",
        OtherLanguages = "other-languages",
        OtherNames = "other-names",
        Page = "page",
        Pages = "pages",
        PartOf = "part-of",
        Parts = "parts",
        /// With `{n}`.
        Percent = "percent",
        Person = "person",
        Predecessors = "predecessors",
        /// With `{date}`.
        PrintedOn = "printed-on",
        Privacy = "privacy",
        ReadingMode = "reading-mode",
        ReadingModeHint = "reading-mode-hint",
        Region = "region",
        RelatedNews = "related-news",
        Remark = "remark",
        ReportError = "report-error",
        ReportHeading = "report-heading",
        ReportNowhere = "report-nowhere",
        ReportTo = "report-to",
        /// With `{site}`.
        SearchDescription = "search-description",
        SearchNews = "search-news",
        SearchNotice = "search-notice",
        SearchSite = "search-site",
        Seat = "seat",
        SeeAlso = "see-also",
        /// With `{date}`.
        Since = "since",
        SingleKeys = "single-keys",
        SingleKeysHint = "single-keys-hint",
        Sources = "sources",
        /// With `{n}`.
        SquareKilometres = "square-kilometres",
        Status = "status",
        StatusActive = "status-active",
        StatusClosed = "status-closed",
        Structure = "structure",
        /// With `{n}`.
        StructureCount = "structure-count",
        Structures = "structures",
        StructuresInField = "structures-in-field",
        Successor = "successor",
        TakesPartSince = "takes-part-since",
        TextNotCertain = "text-not-certain",
        TextSize = "text-size",
        /// With `{names}`.
        TheNames = "the-names",
        Theme = "theme",
        ThemeDark = "theme-dark",
        ThemeLight = "theme-light",
        ThemeSystem = "theme-system",
        /// With `{name}`.
        ThenCalled = "then-called",
        Timeline = "timeline",
        TimelineKey = "timeline-key",
        /// With `{years}`.
        TimelineLead = "timeline-lead",
        /// With `{date}`.
        Until = "until",
        ValueNotCertain = "value-not-certain",
        WaysIn = "ways-in",
        WhatThisIs = "what-this-is",
        Year = "year",
        YearOnly = "year-only",
        /// With `{from}` and `{to}`.
        Years = "years",
    }
}

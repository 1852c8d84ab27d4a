//! The words that the corpus is made of: what a newsroom of an international organisation writes with.
//!
//! A list is in order of frequency. An entry of a content list is a stem and its endings,
//! `elect=ion.ions.ed`; an entry without `=` stands for itself.

/// A language of the corpus.
pub(crate) struct Language {
    /// Its code (BCP 47).
    pub(crate) code: &'static str,
    /// Articles, prepositions and the like.
    pub(crate) function: &'static str,
    /// Nouns, verbs and adjectives.
    pub(crate) content: &'static str,
    /// What follows the stem of a made-up ordinary word.
    pub(crate) endings: &'static [&'static str],
}

/// The first is the language of most documents.
pub(crate) const LANGUAGES: [Language; 6] = [
    Language {
        code: "en",
        function: "the of and to in a for on with by that is as at from was are be has it their its an will this have which his all also been he were they more not said who or but our we can her through between during after under other into about two must new over such should should three while these between both only where how than no there many any some she across since each within would against could first most before out up when those per if because upon towards among four until here including further well so whether does did within without around along despite throughout above below off nor yet",
        content: "meeting=.s countr=y.ies state=.s media= secur=ity.e.ed election=.s.eering govern=ment.ments.ing.ed support=.s.ed.ing right=.s.ful report=.s.ed.ing.er.ers law=.s.ful.yer.yers work=.s.ed.ing.er.ers develop=.s.ed.ing.ment.ments region=.s.al.ally nation=.s.al.ally participa=te.tes.ted.ting.tion.nts mission=.s office=.s.r.rs police=.s.d train=.s.ed.ing.ings.er.ers minist=er.ers.ry.ries.erial human=.s.ity.itarian public=.ly.ation.ations women=.'s organiz=e.es.ed.ing.ation.ations implement=.s.ed.ing.ation border=.s.ing local=.ly.ities co-operat=ion.ive.e.ed.ing international=.ly represent=s.ed.ing.ative.atives.ation democra=cy.tic.cies.tically commit=ment.ments.ted.tee process=.es.ed.ing discuss=.es.ed.ing.ion.ions issue=.s.d project=.s.ed confer=ence.ences parliament=.s.ary.arian communit=y.ies societ=y.ies civil=.ian.ians leader=.s.ship peace=.ful.fully conflict=.s.ing monitor=.s.ed.ing activit=y.ies freedom=.s journalis=t.ts.m.tic educat=ion.ional.e.ed.or.ors effort=.s labour=.ers identif=y.ied.ication integrat=ion.ed.e.ing author=ity.ities.ized.s expert=.s.ise challenge=.s.d strengthen=.s.ed.ing protect=.s.ed.ing.ion polic=y.ies member=.s.ship chair=.person.ed.ing institution=.s.al politic=al.ally.s.ian.ians judge=.s.d.ment court=.s visit=.s.ed.ing.ors head=.s.ed.ing.quarters ambassador=.s adopt=.s.ed.ing.ion dialogue=.s promot=e.es.ed.ing.ion observ=e.es.ed.ing.er.ers.ation.ations ensur=e.es.ed.ing reform=.s.ed.ing address=.es.ed.ing provid=e.es.ed.ing.er.ers workshop=.s assist=.s.ed.ing.ance standard=.s.ized tolera=nce.nt.te discriminat=ion.ory.e traffick=ing.ed.er.ers vote=.s.d.r.rs.ing minorit=y.ies crime=.s crimin=al.als.ality legislat=ion.ive.ure.or.ors arms= weapon=.s econom=y.ies.ic.ically environment=.al.ally energy= water=.s young=.er people=.s child=.ren.hood school=.s teach=er.ers.ing student=.s universit=y.ies language=.s cultur=e.es.al relig=ion.ions.ious belief=.s hate=.d.ful speech=.es statement=.s agree=.d.ment.ments.ing negotiat=ion.ions.e.ed.or.ors.ing ceasefire=.s violat=ion.ions.e.ed.ing investigat=ion.ions.e.ed.ing.or.ors prosecut=or.ors.ion.e.ed justice= prison=.s.er.ers detain=ed.ing.ees detent=ion releas=e.ed.es.ing condemn=.s.ed.ing call=.s.ed.ing urg=e.ed.es.ing welcom=e.ed.es.ing stress=.ed.es.ing emphasiz=e.ed.es.ing underlin=e.ed.es.ing express=.ed.es.ing.ion concern=.s.ed.ing explain=.s.ed.ing announc=e.ed.es.ing.ement.ements open=.s.ed.ing.ness clos=e.ed.es.ing.ure.ures begin=.s.ning start=.s.ed.ing end=.s.ed.ing continu=e.ed.es.ing.ation.ous agenda=.s decision=.s decid=e.ed.es.ing declar=e.ed.es.ing.ation.ations treat=y.ies document=.s.ed.ing.ation draft=.s.ed.ing text=.s chapter=.s page=.s list=.s.ed number=.s.ed percent= million=.s thousand=.s budget=.s.ary fund=.s.ed.ing financ=e.es.ed.ial.ing cost=.s.ly money= launder=ing.ed terror=ism.ist.ists extrem=e.ism.ist.ists violen=ce.t.tly radicaliz=ation.ed victim=.s surviv=or.ors.al.ed witness=.es.ed gender=.ed equal=.ity.ly famil=y.ies domestic=.ally health= hospital=.s doctor=.s medic=al.ine.ines pandemic=.s refugee=.s displac=ed.ement migra=tion.nt.nts.te return=.s.ed.ing.ee.ees household=.s hous=ing.es.e propert=y.ies land=.s cit=y.ies town=.s village=.s municipal=.ity.ities mayor=.s council=.s.lor.lors assembl=y.ies president=.s.ial.cy prime=. foreign=.er.ers affair=.s defen=ce.d.der.ders.ded militar=y.ily arm=y.ies soldier=.s troop=.s force=.s.d.ful mine=.s.field.fields ammunition= small=.er.est light=.s.er stockpile=.s destr=uction.oy.oyed clear=.ed.ance.ly disarm=ament.ed transparen=cy.t confiden=ce.t.tial build=.s.ing.ings built= measur=e.es.ed.ing.ement inspect=ion.ions.or.ors.ed verif=y.ication.ied exchang=e.es.ed.ing inform=ation.ed.ing.al notif=y.ied.ication.ications data= research=.er.ers.ed technolog=y.ies.ical digital=.ly cyber=.security internet= website=.s online= network=.s.ing broadcast=.s.er.ers.ing radio= television= newspaper=.s edit=or.ors.orial.ed press=.ure.ed attack=.s.ed.ing threat=.s.en.ened.ening murder=.s.ed kill=.ed.ing.ings injur=y.ies.ed arrest=.s.ed.ing accus=e.ed.ation.ations sentenc=e.es.ed appeal=.s.ed.ing trial=.s bill=.s amend=.ed.ment.ments.ing constitution=.s.al ballot=.s polling= candidat=e.es campaign=.s.ed.ing part=y.ies opposition= coalition=.s ruling= turnout= result=.s.ed count=.s.ed.ing complain=t.ts.ed regist=er.ration.ered.ers preliminar=y.ies final=.ly.ize.ized long-term= short-term= observation= deploy=.ed.ment.s patrol=.s.led.ling line=.s contact=.s.ed area=.s zone=.s bridge=.s road=.s transport=.ation.ed rail=way.ways port=.s customs= trade=.d.r.rs business=.es compan=y.ies invest=ment.ments.ors.ed market=.s corrupt=ion.ed governance= good=.s.will practic=e.es.al river=.s basin=.s forest=.s fire=.s climat=e.ic chang=e.es.ed.ing waste=.s chemical=.s hazard=.ous.s toxic= rocket=.s fuel=.s disaster=.s flood=.s.ed risk=.s manag=e.ement.er.ers.ed.ing emergenc=y.ies respon=se.ses.d.ded.sible.sibility prepar=e.ed.ation.ations.ing prevent=ion.ive.ed.ing.s early= warning=.s resol=ution.ve.ved.utions settl=ement.ements.ed.e reconcil=iation.e mediat=ion.or.ors.e facilitat=e.ed.ion.or.ors.ing round=.s table=.s seminar=.s cours=e.es curricul=um.a lecture=.s.r.rs particul=ar.arly special=.ly.ist.ists.ized high=.er.est.ly senior= deput=y.ies director=.s.ate secretar=y.ies.iat general=.ly personal=.ly envoy=.s co-ordinat=or.ors.ion.e.ed.ing advis=e.er.ers.ory.ed.ing staff=.ed volunteer=.s.ed partner=.s.ship.ships donor=.s initiativ=e.es strateg=y.ies.ic plan=.s.ned.ning programm=e.es framework=.s mechanism=.s tool=.s guid=e.es.elines.ance handbook=.s manual=.s recommend=.s.ed.ation.ations publish=.ed.er.ers.ing launch=.ed.es.ing present=.s.ed.ing.ation.ations celebrat=e.ed.ion.ions anniversar=y.ies commemorat=e.ion.ed holocaust= roma= sinti= anti-semit=ism.ic muslim=.s christian=.s jewish= church=.es mosque=.s heritage= memor=y.ial.ials.ies history=.ical.ian.ians future= past= present-day= centur=y.ies decade=.s year=.s.ly month=.s.ly week=.s.end.ly day=.s.ly hour=.s today= yesterday= tomorrow= morning= evening= night=.s time=.s.ly.table place=.s.d space=.s outer= world=.wide europe=.an.ans asia=.n atlantic= mediterranean= central= eastern= western= northern= southern= south-eastern= caucasus= balkan=.s black= sea=.s island=.s mountain=.s valley=.s capital=.s district=.s province=.s federal= republic=.s.an kingdom= union=.s alliance=.s commission=.s.er.ers bank=.s agenc=y.ies bureau=.s centre=.s academ=y.ies.ic institut=e.es foundation=.s association=.s club=.s group=.s.ed team=.s delegation=.s delegat=e.es.ed diplomat=.s.ic spok=e.esperson.esman seek=.s.ing sought= find=.s.ing.ings found= bring=.s.ing brought= tak=e.es.en.ing took= mak=e.es.ing made= giv=e.es.en.ing gave= see=.n.s.ing saw= need=.s.ed.ing help=.s.ed.ing.ful allow=.s.ed.ing requir=e.es.ed.ement.ements.ing includ=e.es.ed establish=.ed.es.ing.ment improv=e.ed.es.ing.ement.ements increas=e.ed.es.ing.ingly reduc=e.ed.es.ing.tion enhanc=e.ed.es.ing encourag=e.ed.es.ing.ement engag=e.ed.es.ing.ement creat=e.ed.es.ing.ion.ive contribut=e.ed.es.ing.ion.ions lead=.s.ing led= follow=.s.ed.ing focus=.ed.es.ing aim=.s.ed.ing offer=.s.ed.ing attend=.s.ed.ing.ance gather=.s.ed.ing.ings invit=e.ed.ation.ations host=.s.ed.ing sign=.s.ed.ing.atory.atories ratif=y.ied.ication enter=.s.ed entr=y.ies remain=.s.ed.ing recogniz=e.ed.es.ing respect=.s.ed.ing fulfil=.s.led.ling.ment compl=y.ies.iance achiev=e.ed.es.ement.ements reach=.ed.es.ing progress=.ed success=.ful.fully.es fail=.s.ed.ure.ures lack=.s.ed.ing problem=.s question=.s.ed.naire answer=.s.ed answerable= reason=.s.able cause=.s.d effect=.s.ive.ively.iveness impact=.s role=.s model=.s example=.s case=.s situation=.s crisis= crises= war=.s.time battle=.s victor=y.ies hope=.s.d.ful fear=.s.ed trust=.ed will=.ing.ingness power=.s.ful voice=.s mind=.s.ed heart=.s hand=.s.ed eye=.s name=.s.d word=.s letter=.s book=.s film=.s photograph=.s.er.ers music= theatre=.s museum=.s art=.s.ist.ists.istic sport=.s football= festival=.s award=.s.ed prize=.s competition=.s game=.s summer= winter= spring= autumn=",
        endings: &[
            "", "s", "ed", "ing", "er", "ers", "ation", "ations", "ity", "ness", "ment", "al",
            "ally", "ist", "ists", "ism", "able", "ship", "less", "ful",
        ],
    },
    Language {
        code: "fr",
        function: "de la le les et des à en l'organisation du une un pour dans que qui par sur au est avec il sont plus ce aux été ont ne se pas cette ces leur ses nous mais ou elle entre son sa tous après comme aussi lors sous être avoir deux sans très afin ainsi dont contre",
        content: "réunion=.s pay=s état=.s sécurit=é.aire élection=.s gouvernement=.s.al droit=.s rapport=.s.eur.eurs loi=.s travail=.ler.leurs développement=.s région=.s.al.ale nation=.s.al.ale.aux mission=.s polic=e.ier.iers formation=.s ministre=.s ministère=.s homme=.s femme=.s public=.s.ation.ations frontièr=e.es.alier local=.e.es coopération= internation=al.ale.aux.ales représent=ant.ants.er.ation démocrat=ie.ique.iques engagement=.s processus= projet=.s conférence=.s parlement=.aire.aires société=.s civil=.e.es conflit=.s paix= liberté=.s journaliste=.s éducati=on.f.ve effort=.s autorité=.s expert=.s.ise protection= politique=.s membre=.s présiden=t.te.ce justice= tribun=al.aux visite=.r.s ambassad=eur.eurs.rice adopt=er.é.ée.ion dialogue= observat=eur.eurs.ion réforme=.s minorité=s école=.s enseign=ant.ants.ement langue=.s culture=.l.lle.ls déclar=ation.ations.er.é accord=.s négociation=.s violation=.s enquête=.s presse= média=.s eau=.x économi=e.que.ques environnement=.al énergie=s résolution=.s prévention= lutte=.r traite= terrorisme= violence=.s victime=.s égalité= réfugié=.s ville=.s conseil=.s.ler assemblée=.s secrétaire=.s général=.e.aux directeur=.s programme=.s stratégi=e.es.que année=.s jour=.s.née mois= semaine=.s",
        endings: &[
            "", "e", "s", "es", "ation", "ations", "ement", "ité", "ique", "iques", "iste", "eur",
            "eurs", "ée", "er", "aire",
        ],
    },
    Language {
        code: "de",
        function: "die der und in den von zu das mit für des auf ist im ein eine dem nicht als auch es an werden sich bei aus sie hat dass nach wird einer um am sind wie über einen einem noch sowie vor zur bis durch haben zum mehr wurde unter diese gegen zwischen müssen können",
        content: "treffen=.s land=.es länder=.n staat=.en.lich sicherheit=.s wahl=.en regierung=.en unterstütz=en.ung.t recht=.e.en.lich bericht=.e.en.erstatter gesetz=.e.en.gebung arbeit=.en.er entwicklung=.en region=.en.al.alen mission=.en polizei=.lich.beamte ausbildung=.en minister=.in.ium.rat mensch=.en.lich frau=.en öffentlich=.e.en.keit grenz=e.en.schutz örtlich=.e.en zusammenarbeit= international=.e.en.er vertret=er.ern.ung demokrat=ie.isch.ische.ischen verpflichtung=.en prozess=.e projekt=.e.en konferenz=.en parlament=.e.s.arisch gesellschaft=.en.lich konflikt=.e.en frieden=.s freiheit=.en journalist=.en.in bildung= bemühung=.en behörde=.n fachleute=.n schutz=.es.maßnahme politik=.er mitglied=.er.ern.schaft vorsitz=.ende.enden gericht=.e.en.lich besuch=.e.en.te botschafter=.in.s beschluss= beschlüsse=.n dialog=.e beobacht=er.ern.ung.ungen reform=.en minderheit=.en schul=e.en.ung lehrer=.innen.n sprach=e.en.lich kultur=.en.ell erklärung=.en abkommen=.s verhandlung=.en verletzung=.en untersuchung=.en presse=.freiheit medien= wasser=.s wirtschaft=.lich.liche umwelt=.schutz energie=.n krise=.n prävention= bekämpfung= menschenhandel=.s gewalt=.tätig opfer=.n gleichstellung= flüchtling=.e.en stadt= städte=.n rat=.es versammlung=.en generalsekretär=.in direktor=.in programm=.e.en strategie=.n jahr=.e.en.es tag=.e.ung monat=.e.en woche=.n",
        endings: &[
            "", "e", "en", "er", "ern", "ung", "ungen", "heit", "keit", "lich", "liche", "isch",
            "ische", "schaft", "s", "es",
        ],
    },
    Language {
        code: "ru",
        function: "в и на с по что не о для к от из как это его а также за при до их был она он будет все или между более были так быть том этом которые которых может после уже только под над через без чтобы если было себя",
        content: "встреч=а.и.у.е.ам стран=а.ы.у.ам.ах.е государств=о.а.у.ах безопасност=ь.и.ью выбор=ы.ов.ам.ах правительств=о.а.у.ом поддержк=а.и.у.е прав=о.а.ам.ах доклад=.а.ы.е.чик закон=.а.ы.ов.одательство работ=а.ы.у.ать.е развити=е.я.ю регион=.а.ы.ов.альный.ах наци=я.и.ональный.ональных мисси=я.и.ю полици=я.и.ю обучени=е.я.ю министр=.а.ы.ов министерств=о.а человек=.а.у женщин=ы.а.ам общественн=ый.ая.ых.ости границ=а.ы.у.ах местн=ый.ые.ых сотрудничеств=о.а.у международн=ый.ая.ые.ых.ого представител=ь.я.и.ей демократи=я.и.ческий.ческих обязательств=а.о процесс=.а.ы проект=.а.ы.ов конференци=я.и.ю.ях парламент=.а.ский.ская обществ=о.а.у конфликт=.а.ы.ов мир=.а.у.ный.ного свобод=а.ы.у журналист=.а.ы.ов.ам образовани=е.я.ю усили=я.й орган=.ы.ов.ам эксперт=.ы.ов.ам защит=а.ы.у политик=а.и.у.ов член=.ы.ов председател=ь.я.ьство суд=.а.ы.ов.ебный визит=.а.ы посол=. посл=а.ы приня=ть.л.тие.то диалог=.а.у наблюдател=ь.я.и.ей реформ=а.ы.у меньшинств=а.о школ=а.ы.у.ах учител=ь.я.ей язык=.а.и.ов культур=а.ы.у.ный заявлени=е.я.й соглашени=е.я.й переговор=ы.ов.ах нарушени=е.я.й расследовани=е.я прес=са.сы вод=а.ы.у экономик=а.и.у экономическ=ий.ая.их окружающ=ей.ая сред=а.ы.у энерги=я.и кризис=.а.ы предотвращени=е.я борьб=а.ы.е торговл=я.и.ей насили=е.я жертв=а.ы.ам равенств=о.а бежен=ец.цы.цев город=.а.е.ов совет=.а.у ассамбле=я.и генеральн=ый.ого секретар=ь.я директор=.а программ=а.ы.у стратеги=я.и год=.а.у.ы день=. дн=я.ей месяц=.а недел=я.и.ю",
        endings: &[
            "",
            "а",
            "ы",
            "у",
            "ой",
            "ов",
            "ам",
            "ами",
            "ах",
            "ский",
            "ского",
            "ость",
            "ости",
            "ение",
            "ения",
            "ный",
            "ная",
        ],
    },
    Language {
        code: "es",
        function: "de la que el en y los las del a se por con para una un su al es lo no como más sus este esta entre ha son sobre también han fue ser todos desde sin pero cuando muy hasta contra durante dos o tras ante",
        content: "reuni=ón.ones país=.es estado=.s seguridad= elecci=ón.ones gobierno=.s apoyo=.s derecho=.s informe=.s ley=.es trabaj=o.os.ar.adores desarrollo= regi=ón.ones.onal misi=ón.ones policía=.s formación= ministr=o.os.a.erio humano=.s mujer=.es públic=o.a.os.as frontera=.s local=.es cooperación= internacional=.es representante=.s democr=acia.ático.ática compromiso=.s proceso=.s proyecto=.s conferencia=.s parlament=o.ario.aria sociedad=.es civil=.es conflicto=.s paz= libertad=.es periodista=.s educaci=ón esfuerzo=.s autoridad=.es experto=.s protección= polític=a.as.o.os miembro=.s president=e.a justicia= tribunal=.es visita=.s.r embajador=.a.es adopt=ar.ó.ado diálogo=.s observador=.es reforma=.s minoría=.s escuela=.s lengua=.s cultur=a.al.ales declaraci=ón.ones acuerdo=.s negociaci=ón.ones violaci=ón.ones prensa= agua=.s economía=.s medio=.s ambiente= energía= crisis= prevención= lucha=.r trata= violencia= víctima=.s igualdad= refugiado=.s ciudad=.es consejo=.s asamblea=.s secretari=o.a general=.es programa=.s estrategia=.s año=.s día=.s mes=.es semana=.s",
        endings: &[
            "", "o", "a", "os", "as", "ción", "ciones", "mente", "idad", "ista", "ismo", "ar",
            "ado", "ada", "ando",
        ],
    },
    Language {
        code: "it",
        function: "di e il la che in a per un del della è le dei con una i sono nel si da delle non al alla più anche gli ha come dal lo su tra stato loro dell'organizzazione questo hanno nella ai sul essere due dopo contro durante ma o se",
        content: "riunion=e.i paes=e.i stat=o.i sicurezza= elezion=e.i govern=o.i sostegno= diritt=o.i rapport=o.i legg=e.i lavor=o.i.are sviluppo= region=e.i.ale mission=e.i polizia= formazione= ministr=o.i.a ministero= uman=o.i.a donn=a.e pubblic=o.a.he.i frontier=a.e local=e.i cooperazione= internazional=e.i rappresentant=e.i democra=zia.tico.tica impegn=o.i process=o.i progett=o.i conferenz=a.e parlament=o.are.ari società= civil=e.i conflitt=o.i pace= libertà= giornalist=a.i istruzione= sforz=o.i autorità= espert=o.i protezione= politic=a.o.he membr=o.i president=e.i.essa giustizia= tribunal=e.i visit=a.e.are ambasciat=ore.rice.ori adott=are.ato.ata dialogo= osservator=e.i riform=a.e minoranz=a.e scuol=a.e lingu=a.e cultur=a.e.ale dichiarazion=e.i accord=o.i negoziat=o.i violazion=e.i stampa= acqu=a.e economi=a.e ambient=e.i energia= crisi= prevenzione= lotta= tratta= violenz=a.e vittim=a.e uguaglianza= rifugiat=o.i città= consigli=o.ere assemble=a.e segretari=o.a general=e.i programm=a.i strategi=a.e ann=o.i giorn=o.i mes=e.i settiman=a.e",
        endings: &[
            "", "o", "a", "i", "e", "zione", "zioni", "mente", "ità", "ista", "isti", "ismo",
            "are", "ato", "ata",
        ],
    },
];

/// Values of the facet `country`, most frequent first. The name in a text is the same with capitals.
pub(crate) const COUNTRIES: [&str; 57] = [
    "ukraine",
    "kosovo",
    "bosnia-and-herzegovina",
    "kyrgyzstan",
    "moldova",
    "serbia",
    "albania",
    "kazakhstan",
    "armenia",
    "tajikistan",
    "georgia",
    "azerbaijan",
    "uzbekistan",
    "turkmenistan",
    "montenegro",
    "russia",
    "belarus",
    "croatia",
    "austria",
    "turkey",
    "germany",
    "switzerland",
    "united-states",
    "italy",
    "spain",
    "ireland",
    "lithuania",
    "greece",
    "france",
    "poland",
    "hungary",
    "romania",
    "bulgaria",
    "slovakia",
    "slovenia",
    "finland",
    "sweden",
    "norway",
    "denmark",
    "iceland",
    "belgium",
    "netherlands",
    "luxembourg",
    "portugal",
    "malta",
    "cyprus",
    "latvia",
    "estonia",
    "czechia",
    "canada",
    "mongolia",
    "andorra",
    "monaco",
    "liechtenstein",
    "san-marino",
    "holy-see",
    "united-kingdom",
];

/// Values of the facet `kind`.
pub(crate) const KINDS: [&str; 8] =
    ["press-release", "news-item", "event", "statement", "report", "decision", "story", "vacancy"];

/// Values of the facet `field`, each with the stems that are frequent in its documents.
pub(crate) const FIELDS: [(&str, &str); 14] = [
    (
        "elections",
        "election vote ballot polling candidat campaign turnout count regist observ opposition part long-term preliminar",
    ),
    (
        "media-freedom",
        "media journalis freedom broadcast newspaper edit press internet speech radio television online website publish",
    ),
    (
        "border-management",
        "border customs patrol train rail migra trade transport port traffick zone line",
    ),
    (
        "arms-control",
        "arms weapon ammunition stockpile small light disarm verif inspect militar destr troop measur",
    ),
    (
        "human-trafficking",
        "traffick victim labour crime crimin surviv migra child women protect prosecut identif",
    ),
    (
        "education",
        "educat school teach student universit curricul language young child cours lecture academ",
    ),
    (
        "gender-equality",
        "women gender equal domestic violen leader participa famil discriminat right",
    ),
    ("minorities", "minorit language roma sinti relig cultur heritage discriminat integrat hous"),
    ("policing", "police office communit crime train patrol academ arrest investigat public road"),
    (
        "rule-of-law",
        "law judge court justice trial prosecut constitution legislat appeal prison detain amend",
    ),
    (
        "environment",
        "environment water river forest fire climat waste chemical toxic energy basin disaster flood",
    ),
    (
        "economy",
        "econom trade business corrupt invest financ market money launder compan bank governance",
    ),
    (
        "conflict-prevention",
        "conflict ceasefire peace negotiat mediat violat monitor reconcil settl dialogue displac refugee",
    ),
    (
        "tolerance",
        "tolera hate discriminat anti-semit muslim holocaust belief relig speech crime memor",
    ),
];

/// Values of the facet `issuer`: the first are issuers of every field, the others belong to a country.
pub(crate) const ISSUERS: [&str; 8] = [
    "chairpersonship",
    "secretariat",
    "odihr",
    "representative-on-freedom-of-the-media",
    "high-commissioner-on-national-minorities",
    "permanent-council",
    "parliamentary-assembly",
    "forum-for-security-co-operation",
];

/// First halves of symbols of documents.
pub(crate) const SYMBOLS: [&str; 10] = [
    "PC.DEC",
    "FSC.DEC",
    "MC.DEC",
    "MC.DOC",
    "CIO.GAL",
    "SEC.GAL",
    "PC.JOUR",
    "FSC.JOUR",
    "ODIHR.GAL",
    "EEF.DEL",
];

/// Months, as a dateline writes them.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// How syllables of made-up words begin, in Latin script.
pub(crate) const ONSETS: [&str; 26] = [
    "b", "d", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "h", "st", "kr", "br", "sh",
    "ch", "tr", "j", "gr", "vl", "dr", "f", "",
];
/// Their vowels.
pub(crate) const VOWELS: [&str; 9] = ["a", "e", "i", "o", "u", "a", "o", "i", "ia"];
/// How they end.
pub(crate) const CODAS: [&str; 12] = ["", "", "", "", "", "n", "r", "l", "s", "k", "m", "t"];
/// Endings of names of people and places.
pub(crate) const NAME_ENDINGS: [&str; 24] = [
    "", "", "", "ov", "ova", "ić", "sky", "yan", "dze", "shvili", "enko", "uk", "son", "ez",
    "berg", "ini", "ović", "ec", "grad", "burg", "abad", "pol", "ivka", "ü",
];

/// The same in Cyrillic.
pub(crate) const CYRILLIC: ([&str; 20], [&str; 8], [&str; 8], [&str; 10]) = (
    [
        "б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х", "ст", "кр",
        "ш", "",
    ],
    ["а", "е", "и", "о", "у", "я", "ё", "ы"],
    ["", "", "", "", "н", "р", "л", "к"],
    ["", "ов", "ова", "ский", "ян", "енко", "ова", "ин", "град", "цев"],
);

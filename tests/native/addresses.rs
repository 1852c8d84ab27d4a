//! Content and addresses do not see each other; here they are held together.

use std::collections::BTreeSet;

use communique::content::page::RESERVED_IDS;
use communique::route::RESERVED;

#[test]
fn no_page_can_have_an_address_of_the_site_itself() {
    let ids: BTreeSet<&str> = RESERVED_IDS.iter().copied().collect();
    let addresses: BTreeSet<&str> = RESERVED.iter().copied().collect();
    assert_eq!(ids, addresses);
}

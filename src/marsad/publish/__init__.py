"""The brief and the exports: what was weighed, printed so that every figure leads back to its words."""

from __future__ import annotations

from marsad.publish.accounts import account_text as account_text
from marsad.publish.accounts import accounts_plain as accounts_plain
from marsad.publish.accounts import accounts_text as accounts_text
from marsad.publish.audit import audit_csv as audit_csv
from marsad.publish.brief import DEMONSTRATION as DEMONSTRATION
from marsad.publish.brief import Brief as Brief
from marsad.publish.brief import Footnote as Footnote
from marsad.publish.chain import Chain as Chain
from marsad.publish.compared import Coded as Coded
from marsad.publish.compared import coded as coded
from marsad.publish.compose import compose as compose
from marsad.publish.decided import set_aside as set_aside
from marsad.publish.difference import Retold as Retold
from marsad.publish.difference import difference_plain as difference_plain
from marsad.publish.difference import difference_text as difference_text
from marsad.publish.difference import retold as retold
from marsad.publish.explain import explain as explain
from marsad.publish.explain import footnote as footnote
from marsad.publish.gains import Gains as Gains
from marsad.publish.gains import against_gold as against_gold
from marsad.publish.gains import between as between
from marsad.publish.gate import Gate as Gate
from marsad.publish.gate import notice_of as notice_of
from marsad.publish.links import Links as Links
from marsad.publish.links import site as site
from marsad.publish.lint import check as check
from marsad.publish.lint import lint as lint
from marsad.publish.render import Format as Format
from marsad.publish.render import render as render
from marsad.publish.render_chain import chain_plain as chain_plain
from marsad.publish.render_chain import chain_text as chain_text
from marsad.publish.render_gains import gains_plain as gains_plain
from marsad.publish.render_gains import gains_text as gains_text
from marsad.publish.render_html import brief_fragment as brief_fragment
from marsad.publish.render_html import brief_page as brief_page
from marsad.publish.shipped import exporters as exporters

"""Entry: page config, navigation, run. Each page asks for itself who is looking."""

import streamlit as st

from pages.shared import account_menu, once, register, session

st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
with once.in_rerun():
    viewer = session.viewer()
    chosen = st.navigation(register.pages(), position="hidden")
    register.lead_on(chosen, viewer)
    account_menu.bar(viewer, chosen)
    chosen.run()

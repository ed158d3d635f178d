"""Entry: page config, navigation, run. Each page asks for itself who is looking."""

import streamlit as st

from pages.shared import register, session

st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
chosen = st.navigation(register.pages(), position="top" if session.viewer() else "hidden")
session.banner()
chosen.run()

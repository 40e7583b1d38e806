import "./lib/trusted";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource/noto-naskh-arabic/arabic-400.css";
import "maplibre-gl/dist/maplibre-gl.css";
import "./app.css";
import { mount } from "svelte";
import App from "./App.svelte";

const target = document.getElementById("app");
if (target) mount(App, { target });

import { createApp } from "vue";
import { createRouter, createWebHashHistory } from "vue-router";

import App from "./App.vue";
import Check from "./Check.vue";
import Home from "./Home.vue";
import Todo from "./Todo.vue";
import "./style.css";
import { followUiStyle } from "./platform.js";

const router = createRouter({
  // Routes after `#`: the platform serves one page.
  history: createWebHashHistory(),
  routes: [
    { path: "/", component: Home },
    { path: "/check", component: Check },
    { path: "/todo", component: Todo },
    { path: "/:rest(.*)", redirect: "/" },
  ],
});

followUiStyle();
createApp(App).use(router).mount("#app");
